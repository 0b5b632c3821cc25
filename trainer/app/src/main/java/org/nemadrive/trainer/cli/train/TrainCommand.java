package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.telemetry.cli.UntilInterrupted;
import org.nemadrive.telemetry.cli.Watch;
import org.nemadrive.telemetry.cli.WatchOptions;
import org.nemadrive.trainer.cli.display.StopOnSignal;
import org.nemadrive.trainer.cli.option.BudgetOptions;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.cli.option.StrategyNames;
import org.nemadrive.trainer.cli.option.SurroundingsOptions;
import org.nemadrive.trainer.cli.option.TaskOptions;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.report.TrainingReport;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.JsonFile;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.RunSettings;
import org.nemadrive.trainer.run.Training;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import org.nemadrive.trainer.watch.TrainingWatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trainer train}: a new run. */
@Command(
    name = "train",
    description = "Train a connectome and show what it learned.",
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
  /** What the launchers set where a person looks on. */
  private static final String AT_TERMINAL = "nemadrive.terminal";

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private TaskOptions taskOptions;

  @Option(
      names = "--strategy",
      defaultValue = "penomad",
      description =
          "How to train (default: ${DEFAULT-VALUE}, which ends when all food is eaten). One of:"
              + " ${COMPLETION-CANDIDATES}.",
      completionCandidates = StrategyNames.class)
  private String strategy;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private BudgetOptions budgetOptions;

  @Mixin private ThreadOptions threadOptions;
  @Mixin private SurroundingsOptions surroundingsOptions;
  @Mixin private WatchOptions watchOptions = WatchOptions.ifAsked("trainer-1");

  @Option(
      names = "--from",
      paramLabel = "WEIGHTS|RUN",
      description = "Start from these weights, or a run's best, instead of the biological ones.")
  private Path from;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the run (default: a new one below runs/).")
  private Path out;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Train as a settings.json says, one of a run's folder or of your own; what is given"
              + " beside it has precedence.")
  private Path config;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  /** As asked for, here or in the settings. */
  private String task;

  @Override
  public Integer call() throws IOException, InterruptedException {
    task = taskOptions == null ? null : taskOptions.task();
    int threads = threadOptions.count();
    Budget budget = budgetOptions == null ? BudgetOptions.defaultBudget() : budgetOptions.budget();
    from = from == null ? null : RunFolder.weightsAt(from);
    Connectome connectome = connectome();
    Surroundings surroundings;
    if (config == null) {
      surroundings = surroundingsOptions.surroundings();
    } else {
      RunSettings settings = settings(connectome);
      surroundings = surroundings(settings);
      budget = budgetOptions == null ? settings.budget() : budget;
    }
    if (task == null) {
      throw new ParameterException(spec.commandLine(), "Missing required option: '--task'");
    }
    StrategyChoice choice = surroundingsOptions.withMargin(strategy);
    watchOptions.check();
    ForagingSettings foraging = surroundings.foraging();
    RunInputs inputs =
        new RunInputs(
            ForagingTask.parse(task, foraging.world(), seed),
            foraging,
            from == null
                ? connectome.biologicalWeights()
                : WeightsFile.read(from, connectome).genome(),
            surroundings.scenarios());
    try (StopOnSignal stop = StopOnSignal.asking(printer());
        Watch watch = watchOptions.wanted() ? watchOptions.open(printer()) : null) {
      train(connectome, choice, inputs, surroundings, threads, budget, watch, stop);
    }
    return 0;
  }

  private Connectome connectome() {
    if (from == null && config != null) {
      return KeptConnectome.find(
          config.toAbsolutePath().getParent(),
          JsonFile.read(config, RunSettings.class).connectome(),
          connectomeOption.named());
    }
    return from == null ? connectomeOption.read() : connectomeOption.readFor(from);
  }

  /** Takes over from the settings what was not given beside them. */
  private RunSettings settings(Connectome connectome) {
    RunSettings settings = JsonFile.read(config, RunSettings.class);
    if (!settings.connectome().equals(connectome.identity())) {
      throw new InvalidInputException(
          "%s is for connectome %s, this program has %s"
              .formatted(config, settings.connectome(), connectome.identity()));
    }
    task = taskOptions != null ? task : settings.task();
    strategy = given("--strategy") ? strategy : settings.strategy().text();
    seed = given("--seed") ? seed : settings.seed();
    if (from == null && settings.startWeights() != null) {
      from = config.resolveSibling(settings.startWeights());
    }
    return settings;
  }

  /** What is around the worm: as given, and else as the settings and the files beside them say. */
  private Surroundings surroundings(RunSettings settings) {
    String robot = settings.robotProfile();
    Path directory = config.toAbsolutePath().getParent();
    return surroundingsOptions.surroundings(
        robot == null ? null : directory.resolve(robot), Surroundings.read(directory).scenarios());
  }

  private boolean given(String option) {
    return spec.commandLine().getParseResult().hasMatchedOption(option);
  }

  private PrintWriter printer() {
    return spec.commandLine().getOut();
  }

  private void train(
      Connectome connectome,
      StrategyChoice choice,
      RunInputs inputs,
      Surroundings surroundings,
      int threads,
      Budget budget,
      Watch watch,
      StopOnSignal stop)
      throws IOException, InterruptedException {
    Path path = out == null ? unusedFolder(inputs.task().name(), choice) : out;
    FolderLock lock = RunFolder.lock(path);
    try (lock) {
      train(path, connectome, choice, inputs, surroundings, threads, budget, watch, stop);
    }
  }

  private void train(
      Path path,
      Connectome connectome,
      StrategyChoice choice,
      RunInputs inputs,
      Surroundings surroundings,
      int threads,
      Budget budget,
      Watch watch,
      StopOnSignal stop)
      throws IOException, InterruptedException {
    RunFolder folder =
        RunFolder.create(
            path,
            new RunSettings(
                Software.nameAndVersion(),
                connectome.identity(),
                task,
                choice,
                seed,
                budget,
                from == null ? null : RunFolder.START_WEIGHTS,
                surroundings.profile().isEmpty() ? null : RunFolder.ROBOT_PROFILE));
    KeptConnectome.keep(path, connectome);
    if (from != null) {
      Files.copy(from, folder.startWeightsFile());
    }
    surroundings.keep(path);
    printer()
        .println(
            "Training on %s by %s, seed %d, %s, in %s"
                .formatted(inputs.task().name(), choice, seed, budget, path));
    printer().flush();
    Training training = new Training(folder, inputs, connectome, System::nanoTime);
    RunReport report = new RunReport(connectome, printer());
    if (watch == null) {
      report.finish(folder, training, threads, (generation, spent) -> {}, stop);
      return;
    }
    try (TrainingWatch shown =
        TrainingWatch.start(
            watch.config(),
            folder.settings(),
            path.getFileName().toString(),
            training,
            connectome)) {
      report.finish(folder, training, threads, shown, stop);
      if (stop.isWanted()) {
        stop.worked();
        return;
      }
      Path page =
          new TrainingReport(
                  folder,
                  connectome,
                  "trainer/bin/trainer "
                      + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
                  List.of())
              .write();
      printer().println("Report: " + page);
      shown.done(page);
      if (watch.dashboard() != null && Boolean.getBoolean(AT_TERMINAL)) {
        printer().println("The dashboard stays; Ctrl-C ends.");
        printer().flush();
        stop.close(); // A run that has ended has nothing to go on with.
        try (UntilInterrupted until = UntilInterrupted.begin()) {
          until.await();
        }
      }
    }
  }

  /** A new folder below runs/, this process's even if others look for one at the same moment. */
  private Path unusedFolder(String taskName, StrategyChoice choice) throws IOException {
    String name = "%s-%s-seed%d".formatted(taskName, choice, seed).replaceAll("[^\\w,.-]", "_");
    Path runs = Files.createDirectories(Path.of("runs"));
    for (int i = 1; ; i++) {
      try {
        return Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i));
      } catch (FileAlreadyExistsException e) {
        // Taken; the next number may be free.
        continue;
      }
    }
  }
}
