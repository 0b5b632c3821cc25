package org.nemadrive.trainer.cli.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.telemetry.cli.Watch;
import org.nemadrive.telemetry.cli.WatchOptions;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.benchmark.Benchmark;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.BenchmarkSettings;
import org.nemadrive.trainer.benchmark.Failure;
import org.nemadrive.trainer.benchmark.Provenance;
import org.nemadrive.trainer.benchmark.Shard;
import org.nemadrive.trainer.cli.display.BenchmarkDisplay;
import org.nemadrive.trainer.cli.display.StopOnSignal;
import org.nemadrive.trainer.cli.option.BudgetOptions;
import org.nemadrive.trainer.cli.option.FilmOptions;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.cli.option.StrategyNames;
import org.nemadrive.trainer.cli.option.SurroundingsOptions;
import org.nemadrive.trainer.cli.option.ThreadOptions;
import org.nemadrive.trainer.engine.ClusterEngine;
import org.nemadrive.trainer.engine.ClusterSettings;
import org.nemadrive.trainer.engine.LocalEngine;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.RunEngine;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.strategy.choice.Strategies;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import org.nemadrive.trainer.unseen.UnseenFood;
import org.nemadrive.trainer.watch.SweepWatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trainer benchmark}: many strategies from many seeds, and what they came to. */
@Command(
    name = "benchmark",
    description = {
      "Train by many strategies from many seeds; write tables, figures, films and a report.",
      "The same command again goes on where it was stopped; with more strategies, seeds or tasks it"
          + " adds to what is there. Runs that are done are never run again."
    },
    subcommands = MergeCommand.class,
    mixinStandardHelpOptions = true)
public final class BenchmarkCommand implements Callable<Integer> {
  private static final String ALL = "all";
  private static final String LOCAL = "local";
  private static final int MAX_SEEDS = 10_000;

  @Option(
      names = "--task",
      paramLabel = "TASK[,TASK...]",
      description =
          "What to train on, as for train; given several times, each is trained on by itself.")
  private List<String> tasks;

  @Option(
      names = "--strategies",
      paramLabel = "all|STRATEGY[,STRATEGY...]",
      defaultValue = ALL,
      description =
          "How to train (default: ${DEFAULT-VALUE}). One of: ${COMPLETION-CANDIDATES}; with"
              + " parameters such as openai-es:sigma=0.3:pairs=16, or openai-es:sigma=0.1|0.3 to"
              + " try several.",
      completionCandidates = StrategyNames.class)
  private String strategies;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "30",
      description = "Train from seeds 1 to N (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private BudgetOptions budgetOptions;

  @Mixin private ThreadOptions threadOptions;

  @Mixin private SurroundingsOptions surroundingsOptions;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only every N-th run, beginning with the I-th: one of N commands with a folder each, as a"
              + " job array starts them; \"benchmark merge\" puts the folders together.")
  private String shard;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description =
          "Who computes: local, the threads of this process, or hazelcast, which gives the runs to"
              + " every \"trainer worker\" (default: ${DEFAULT-VALUE}).")
  private String engine;

  @Mixin private ClusterOptions clusterOptions;

  @Mixin private WatchOptions watchOptions = WatchOptions.ifAsked("trainer-1");

  @Mixin private FilmOptions filmOptions;

  @Option(
      names = "--unseen",
      paramLabel = "TASK",
      description =
          "Let the best worm of each run forage on these layouts as well, such as polygons:64; they"
              + " are drawn from seed 0, from which no run trains. May be given several times.")
  private List<String> unseen = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the benchmark, new or begun before.")
  private Path out;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (tasks == null || out == null) {
      throw new ParameterException(
          spec.commandLine(), "give --task and --out, or the subcommand merge");
    }
    if (seeds < 1 || seeds > MAX_SEEDS) {
      throw new InvalidInputException(
          "--seeds: found %d, expected a whole number from 1 to %d".formatted(seeds, MAX_SEEDS));
    }
    Connectome connectome = connectomeOption.read();
    Shard share = shard == null ? Shard.WHOLE : Shard.parse(shard);
    BenchmarkSettings settings = settings(connectome);
    Surroundings surroundings = surroundingsOptions.surroundings();
    List<String> unseenTasks = names(unseen);
    int threads = threadOptions.count();
    watchOptions.check();
    ClusterEngine cluster = engine.equals(LOCAL) ? null : ClusterEngine.named(engine);
    ClusterSettings clusterSettings = cluster == null ? null : clusterOptions.settings();
    FolderLock lock = BenchmarkFolder.lock(out);
    StopOnSignal stop = StopOnSignal.interrupting(spec.commandLine().getOut());
    try (stop;
        lock) {
      stop.advise(commandLine());
      BenchmarkFolder folder =
          BenchmarkFolder.createOrExtend(
              out,
              settings,
              surroundings,
              Provenance.here(Software.nameAndVersion(), commandLine()));
      RunEngine computing =
          cluster != null
              ? cluster.driver(clusterSettings)
              : new LocalEngine(
                  new RunComputer(
                      connectome,
                      ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
                      Place.here()),
                  threads,
                  task -> folder.runFolder(task.identity()));
      KeptConnectome.keep(out, connectome);
      int exitCode =
          run(
              connectome,
              folder,
              computing,
              share,
              cluster == null ? threads + " side by side" : engine,
              unseenTasks);
      return exitCode;
    } catch (IllegalStateException e) {
      if (!stop.isWanted()) {
        throw e;
      }
      return 0; // What was done is on disk.
    }
  }

  private BenchmarkSettings settings(Connectome connectome) {
    Budget budget = budgetOptions == null ? BudgetOptions.defaultBudget() : budgetOptions.budget();
    return new BenchmarkSettings(
        connectome.identity(),
        names(tasks),
        surroundingsOptions.withMargin(choices()),
        seeds,
        budget);
  }

  private int run(
      Connectome connectome,
      BenchmarkFolder folder,
      RunEngine computing,
      Shard share,
      String how,
      List<String> unseenTasks)
      throws IOException {
    PrintWriter printer = spec.commandLine().getOut();
    int runs = share.of(folder.settings().jobs()).size();
    printer.println(
        "%d runs of %s each, %s, in %s%s"
            .formatted(
                runs,
                folder.settings().budget(),
                how,
                out,
                share.equals(Shard.WHOLE) ? "" : ", shard " + share));
    printer.flush();
    List<Failure> failures;
    try (Watch watch = watchOptions.wanted() ? watchOptions.open(printer) : null;
        BenchmarkDisplay display = new BenchmarkDisplay(printer);
        SweepWatch shown = watch == null ? null : show(watch, folder, connectome, display)) {
      failures =
          new Benchmark(folder, Software.nameAndVersion(), System::nanoTime)
              .run(computing, share, shown == null ? display : shown.listener());
    }
    new BenchmarkSummary(connectome, printer)
        .print(folder, filmOptions.wanted(), testOnUnseen(folder, connectome, unseenTasks));
    if (!failures.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "failed: %d of %d runs, see %s; the same command tries them again"
                  .formatted(failures.size(), runs, out.resolve("failures.csv")));
      return CommandLine.ExitCode.SOFTWARE;
    }
    return 0;
  }

  /** The tasks' names without aliases; one that does not exist is refused here. */
  private static List<String> names(List<String> tasks) {
    return tasks.stream()
        .map(task -> ForagingTask.parse(task, WorldParameters.DEFAULT, 1).name())
        .distinct()
        .toList();
  }

  /** Those asked for now, and those that the folder has a table of. */
  private List<UnseenFood> testOnUnseen(
      BenchmarkFolder folder, Connectome connectome, List<String> names) throws IOException {
    Set<String> all = new LinkedHashSet<>(UnseenFood.tasks(out));
    all.addAll(names);
    List<UnseenFood> food =
        all.stream()
            .map(
                task ->
                    UnseenFood.of(
                        folder.rows(), folder.surroundings().foraging(), connectome, task))
            .toList();
    if (!food.isEmpty()) {
      PrintWriter printer = spec.commandLine().getOut();
      food.stream().flatMap(on -> on.lines().stream()).forEach(printer::println);
      UnseenFood.write(UnseenFood.file(out), food);
      printer.println("Unseen food: " + UnseenFood.file(out));
    }
    return food;
  }

  private SweepWatch show(
      Watch watch, BenchmarkFolder folder, Connectome connectome, BenchmarkDisplay display)
      throws IOException {
    return SweepWatch.start(
        watch.config(),
        folder.settings(),
        folder.surroundings().foraging(),
        String.valueOf(out.getFileName()),
        Software.nameAndVersion(),
        connectome,
        display);
  }

  private List<StrategyChoice> choices() {
    return strategies.equals(ALL)
        ? Strategies.all()
        : Arrays.stream(strategies.split(",", -1))
            .flatMap(text -> StrategyChoice.expand(text).stream())
            .distinct()
            .toList();
  }

  /** The command as typed, with quotes where a shell needs them. */
  private String commandLine() {
    return Invocation.of("trainer", spec.root().commandLine().getParseResult().originalArgs());
  }
}
