package org.nemadrive.trainer.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.foraging.GenomeDistance;
import org.nemadrive.simulator.foraging.SureMeals;
import org.nemadrive.simulator.foraging.TickObserver;
import org.nemadrive.simulator.foraging.WiringPenalty;
import org.nemadrive.simulator.perturbation.Clamp;
import org.nemadrive.simulator.perturbation.Perturbation;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.scenario.BodyCheck;
import org.nemadrive.simulator.scenario.FoodInScenarios;
import org.nemadrive.simulator.scenario.ShakenForager;
import org.nemadrive.simulator.scenario.Shaking;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.Pose;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.cli.option.Destination;
import org.nemadrive.trainer.cli.option.DynamicsNames;
import org.nemadrive.trainer.cli.option.PerturbationOptions;
import org.nemadrive.trainer.cli.option.TaskOptions;
import org.nemadrive.trainer.cli.option.WeightsOption;
import org.nemadrive.trainer.exchange.NeuralRecord;
import org.nemadrive.trainer.figure.Figure;
import org.nemadrive.trainer.figure.path.RobotPathFigure;
import org.nemadrive.trainer.unseen.Reach;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer evaluate}: what weights are worth, and how well that survives a nudge. */
@Command(
    name = "evaluate",
    description = "Let weights forage and print what they are worth.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final double UNITS_PER_RADIAN = 100;
  private static final int MAX_RUNS = 1_000_000;
  private static final double FIRST_MARGIN = 1;

  @Mixin private WeightsOption weightsOption;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private TaskOptions taskOptions;

  @Option(
      names = "--dynamics",
      description =
          "synchronous or gopigo (default: as the weights file says, synchronous for untrained).")
  private String dynamics;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Forage inside the body of this robot, from a hardware profile.")
  private Path profile;

  @Option(
      names = "--trace",
      paramLabel = "OUT.csv",
      description = "Write muscle sums, pose and food of every tick.")
  private String trace;

  @Option(
      names = "--spikes",
      paramLabel = "OUT.csv",
      description = "Write a row for each spike: tick and cell (- for standard output).")
  private String spikes;

  @Option(
      names = "--potentials",
      paramLabel = "OUT.csv",
      description = "Write the potential of every neuron after every tick, a column a neuron.")
  private String potentials;

  @Option(names = "--force", description = "Replace files that are there.")
  private boolean force;

  @Mixin private PerturbationOptions perturbations;

  @Option(
      names = "--jitter",
      paramLabel = "SIGMA",
      description =
          "Start from random poses around the centre: normal, SIGMA units and SIGMA/100 radians.")
  private Double jitter;

  @Option(
      names = "--jitter-heading",
      paramLabel = "SIGMA",
      description = "With --jitter: normal, SIGMA radians, in place of a hundredth of its units.")
  private Double jitterHeading;

  @Option(
      names = "--margin",
      paramLabel = "UNITS",
      description =
          "Tell how much food is eaten for sure although every position may be UNITS off (until"
              + " food is first sensed, "
              + FIRST_MARGIN
              + " at most).")
  private Double margin;

  @Option(
      names = "--noise",
      paramLabel = "N",
      description =
          "With a robot whose profile describes its motors: drive it N times under load, with gains"
              + " and motors that are not quite as the profile says.")
  private Integer noise;

  @Option(
      names = "--picture",
      paramLabel = "OUT.svg",
      description =
          "With --noise: draw the first of the drives on the first layout, as wished, as believed"
              + " and on the floor; .svg or .png.")
  private Path picture;

  @Option(
      names = "--bounds",
      description =
          "Also tell how much food any body of these speeds can eat in the time, however it is"
              + " steered: what a path found by search eats, and what none can exceed. Takes up to"
              + " minutes a layout.")
  private boolean bounds;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Runs with --jitter (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of drawn layouts and of --jitter (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  private List<Clamp> clamps;

  @Override
  public Integer call() throws IOException {
    TrainedWeights chosen = weightsOption.read();
    Connectome connectome = chosen.connectome();
    ForagingSettings bare =
        ForagingSettings.of(dynamics == null ? chosen.dynamics() : DynamicsNames.parse(dynamics));
    Optional<ProfileFile> robot = Optional.ofNullable(profile).map(ProfileFile::read);
    ForagingSettings settings =
        robot.map(file -> bare.withBody(BodyProfile.read(file.root()))).orElse(bare);
    ForagingTask parsed = ForagingTask.parse(taskOptions.task(), settings.world(), seed);
    if (jitter != null && !(jitter >= 0 && jitter < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--jitter: found %s, expected a finite number from 0".formatted(jitter));
    }
    if (jitterHeading != null
        && !(jitter != null && jitterHeading >= 0 && jitterHeading < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--jitter-heading: found %s, expected a finite number from 0 together with --jitter"
              .formatted(jitterHeading));
    }
    double consumptionRange = settings.world().consumptionRange();
    if (margin != null && !(margin >= 0 && margin < consumptionRange)) {
      throw new InvalidInputException(
          "--margin: found %s, expected a number from 0 to below %s, where food is eaten"
              .formatted(margin, consumptionRange));
    }
    if (noise != null && !(noise >= 1 && noise <= MAX_RUNS)) {
      throw new InvalidInputException(
          "--noise: found %d, expected a whole number from 1 to %d".formatted(noise, MAX_RUNS));
    }
    if (noise != null && settings.body().flatMap(BodyModel::motor).isEmpty()) {
      throw new InvalidInputException(
          "--noise needs a robot whose wheels are described: add --profile with a file that has the"
              + " section body.motor");
    }
    if (picture != null && (noise == null || !picture.toString().matches(".*\\.(svg|png)"))) {
      throw new InvalidInputException(
          "--picture: found %s, expected a name that ends in .svg or .png, together with --noise"
              .formatted(picture));
    }
    if (bounds && profile != null) {
      throw new InvalidInputException(
          "--bounds knows the paper's speeds, not a robot's: leave --profile out");
    }
    if (runs < 1 || runs > MAX_RUNS) {
      throw new InvalidInputException(
          "--runs: found %d, expected a whole number from 1 to %d".formatted(runs, MAX_RUNS));
    }
    double[] genome = perturbations.applied(chosen);
    clamps = perturbations.clamps(connectome);
    if (noise != null && !clamps.isEmpty()) {
      throw new InvalidInputException("--clamp does not go with --noise; leave one of them out");
    }
    List<Destination> destinations = destinations();
    Forager forager = new Forager(connectome, settings);
    forager.load(genome);
    PrintWriter out =
        destinations.stream().anyMatch(Destination::isStandardOutput)
            ? spec.commandLine().getErr()
            : spec.commandLine().getOut();
    if (!connectome.dataSet().name().equals(Connectomes.DEFAULT)) {
      out.println("%s, %s".formatted(connectome.name(), connectome.identity()));
    }
    printRuns(out, forager, settings, parsed, connectome, genome);
    BodyCheck.warning(chosen, settings, robot, parsed.layouts())
        .ifPresent(
            text -> spec.commandLine().getErr().println("trainer: " + Invocation.typable(text)));
    if (bounds) {
      printBounds(out, settings, parsed);
    }
    if (noise != null) {
      printNoise(out, connectome, genome, settings, parsed);
      draw(robot.orElseThrow(), connectome, genome, settings, parsed);
    }
    if (margin != null) {
      printMargin(out, forager, settings, parsed);
    }
    if (jitter != null) {
      for (FoodLayout layout : parsed.layouts()) {
        printJitter(out, forager, settings, layout);
      }
    }
    for (Destination destination : destinations) {
      NeuralRecord.Kind kind = kind(destination.option());
      NeuralRecord record = new NeuralRecord(kind, connectome, parsed.layouts().size() > 1);
      for (FoodLayout layout : parsed.layouts()) {
        forager.forage(layout, settings.world().centre(), held(record.of(layout)));
      }
      destination.write(record::writeTo);
      if (!destination.isStandardOutput()) {
        out.println("%s: %s".formatted(kind.title(), destination.text()));
      }
    }
    return 0;
  }

  private List<Destination> destinations() {
    List<Destination> destinations = new ArrayList<>();
    for (NeuralRecord.Kind kind : NeuralRecord.Kind.values()) {
      String text =
          switch (kind) {
            case TRACE -> trace;
            case SPIKES -> spikes;
            case POTENTIALS -> potentials;
          };
      if (text != null) {
        destinations.add(new Destination(kind.option(), text, force));
      }
    }
    destinations.forEach(destination -> destination.check(".csv"));
    if (destinations.stream().filter(Destination::isStandardOutput).count() > 1) {
      throw new InvalidInputException("only one table can go to standard output");
    }
    return destinations;
  }

  private static NeuralRecord.Kind kind(String option) {
    return Arrays.stream(NeuralRecord.Kind.values())
        .filter(kind -> kind.option().equals(option))
        .findFirst()
        .orElseThrow();
  }

  private TickObserver held(TickObserver observer) {
    return Perturbation.holding(clamps, observer);
  }

  private void printRuns(
      PrintWriter out,
      Forager forager,
      ForagingSettings settings,
      ForagingTask task,
      Connectome connectome,
      double[] genome) {
    double fitness = 0;
    StreamingStatistics food = new StreamingStatistics();
    for (FoodLayout layout : task.layouts()) {
      double reward =
          forager.forage(layout, settings.world().centre(), held((tick, core, world) -> {}));
      fitness += reward;
      food.addValue(forager.foodEaten());
      out.println(
          format(
              "%s: fitness %.6f, %d of %d food eaten",
              layout.name(), reward, forager.foodEaten(), layout.count()));
    }
    if (task.layouts().size() > 1) {
      out.println(format("food eaten, %,d layouts: %s", task.layouts().size(), summary(food)));
    }
    double[] biological = connectome.biologicalWeights();
    int changed = GenomeDistance.changedWeights(genome, biological);
    out.println(format("penalised fitness %.6f", fitness - WiringPenalty.DEFAULT.of(changed)));
    out.println(
        format(
            "L0 %,d of %,d weights changed, L2 %.6f",
            changed, connectome.weightCount(), GenomeDistance.euclidean(genome, biological)));
  }

  private void printBounds(PrintWriter out, ForagingSettings settings, ForagingTask task) {
    for (FoodLayout layout : task.layouts()) {
      Reach reach = Reach.of(layout, settings, seed);
      out.println(
          format(
              "%s: a path found by search eats %d of %d in %d ticks, no path eats more than %d",
              layout.name(), reach.found(), layout.count(), settings.ticks(), reach.most()));
      out.flush();
    }
  }

  private void printNoise(
      PrintWriter out,
      Connectome connectome,
      double[] genome,
      ForagingSettings settings,
      ForagingTask task) {
    ShakenForager forager = new ShakenForager(connectome, settings);
    forager.load(genome);
    FoodInScenarios food = forager.forage(new Shaking(noise, 0, 0), task.layouts(), seed);
    out.println(
        format(
            "%s, %,d noisy drives: %.2f (%d to %d) of %d food eaten by the pose the robot believes,"
                + " %.2f by the pose on the floor",
            task.name(),
            food.scenarios(),
            food.mean(),
            food.least(),
            food.most(),
            task.foodCount(),
            food.floorMean()));
  }

  private void draw(
      ProfileFile robot,
      Connectome connectome,
      double[] genome,
      ForagingSettings settings,
      ForagingTask task)
      throws IOException {
    if (picture == null) {
      return;
    }
    Figure figure =
        RobotPathFigure.draw(
            robot.root().text("name"),
            connectome,
            settings,
            genome,
            task.layouts().getFirst(),
            seed);
    if (picture.toString().endsWith(".svg")) {
      figure.writeSvg(
          picture,
          "A worm on the wheels of its robot",
          "Where it wished to go, where its robot believes it went, and where it went on the"
              + " floor.");
    } else {
      figure.writePng(picture);
    }
  }

  private void printMargin(
      PrintWriter out, Forager forager, ForagingSettings settings, ForagingTask task) {
    Pose centre = settings.world().centre();
    SureMeals meals = new SureMeals(settings.world(), margin, Math.min(margin, FIRST_MARGIN));
    for (FoodLayout layout : task.layouts()) {
      meals.begin(layout, centre);
      forager.forage(layout, centre, held(meals));
      out.println(
          format(
              "%s: %d of %d food eaten for sure with positions up to %s off",
              layout.name(), meals.eaten(), layout.count(), margin));
    }
  }

  private void printJitter(
      PrintWriter out, Forager forager, ForagingSettings settings, FoodLayout layout) {
    SplitMix64 random = new SplitMix64(seed);
    Pose centre = settings.world().centre();
    double headingSigma = jitterHeading == null ? jitter / UNITS_PER_RADIAN : jitterHeading;
    StreamingStatistics food = new StreamingStatistics();
    StreamingStatistics fitness = new StreamingStatistics();
    for (int run = 0; run < runs; run++) {
      Pose start =
          new Pose(
              centre.x() + jitter * random.nextGaussian(),
              centre.y() + jitter * random.nextGaussian(),
              centre.heading() + headingSigma * random.nextGaussian());
      fitness.addValue(forager.forage(layout, start, held((tick, core, world) -> {})));
      food.addValue(forager.foodEaten());
    }
    out.println(format("%s, %,d starts around the centre, sigma %s:", layout.name(), runs, jitter));
    out.println("  food eaten: " + summary(food));
    out.println("  fitness: " + summary(fitness));
  }

  private static String summary(StreamingStatistics statistics) {
    return format(
        "mean %.2f, standard deviation %.2f, minimum %.2f, maximum %.2f",
        statistics.getMean(),
        statistics.getN() > 1 ? statistics.getStandardDeviation() : 0,
        statistics.getMin(),
        statistics.getMax());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
