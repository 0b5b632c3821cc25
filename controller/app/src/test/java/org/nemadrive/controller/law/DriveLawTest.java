package org.nemadrive.controller.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.controller.emulator.Fault;
import org.nemadrive.controller.law.Happening.What;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.simulator.worm.NervousSystem;
import org.nemadrive.testing.Slow;

/**
 * The wheels move only after somebody asked for it since the last stop, whatever happens in which
 * order: every command, repeated, renewed, superfluous and late, faults and their ends, swaps of
 * weights, restarts, between ticks and within them.
 */
@Slow
class DriveLawTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");
  private static final int TICKS = 60;

  private final NervousSystem nerves = nerves("pentagon.json");
  private final NervousSystem other = nerves("pentagon-gopigo3.json");
  private final FoodLayout food =
      ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().getFirst();

  private static NervousSystem nerves(String file) {
    return NervousSystem.of(
        WeightsFile.read(PROFILES.resolve("weights").resolve(file), Connectome.celegans()));
  }

  static Stream<Arguments> robots() {
    Set<Fault> all =
        EnumSet.complementOf(
            EnumSet.of(
                Fault.SENSOR_CUT_OFF, Fault.SENSOR_RESET, Fault.MISSING_ECHO, Fault.POWER_BUTTON));
    Set<Fault> none = EnumSet.noneOf(Fault.class);
    Set<Fault> bridge =
        EnumSet.of(
            Fault.STUCK_BUS,
            Fault.BROWN_OUT,
            Fault.ENCODER_JUMP,
            Fault.STUCK_MOTOR,
            Fault.SENSOR_FLAT_LINE,
            Fault.STALL_200_MS);
    return Stream.of(
        Arguments.of("simulated", none, 10_000),
        Arguments.of("gopigo3", all, 400),
        Arguments.of("gopigo3-vl53l0x", all, 400),
        Arguments.of("gopigo2", all, 400),
        Arguments.of("gopigo2-vl53l0x", all, 400),
        Arguments.of("hbridge", bridge, 400),
        Arguments.of("hbridge-l298n", bridge, 400));
  }

  @ParameterizedTest(name = "{0}: {2} sequences")
  @MethodSource("robots")
  void theWheelsMoveOnlyAfterSomebodyAskedForItSinceTheLastStop(
      String name, Set<Fault> faults, int sequences) {
    RobotProfile profile = ProfileReader.read(PROFILES.resolve(name + ".yaml"));
    long driven = 0;
    for (int seed = 0; seed < sequences; seed++) {
      List<Happening> sequence = Sequences.draw(seed, TICKS, faults);
      Verdict verdict = play(profile, sequence);
      if (verdict.broken != null) {
        throw new AssertionError(told(profile, seed, sequence));
      }
      driven += verdict.drivenTicks;
    }
    assertTrue(driven > 3L * sequences, driven + " ticks were driven: too few to prove anything");
  }

  private record Verdict(String broken, int drivenTicks) {}

  private Verdict play(RobotProfile profile, List<Happening> sequence) {
    int tick = 0;
    try (LawRig rig = new LawRig(profile, nerves, other, food)) {
      for (; tick < TICKS; tick++) {
        int now = tick;
        rig.tick(sequence.stream().filter(one -> one.tick() == now).toList());
      }
      return new Verdict(null, rig.drivenTicks());
    } catch (LawRig.LawBroken e) {
      return new Verdict("in tick " + tick + " " + e.getMessage(), 0);
    }
  }

  private String told(RobotProfile profile, long seed, List<Happening> sequence) {
    List<Happening> shortest =
        Sequences.shrink(sequence, shorter -> play(profile, shorter).broken != null);
    return "%s, seed %d: %s%n%s"
        .formatted(
            profile.name(),
            seed,
            play(profile, shortest).broken,
            shortest.stream().map(Happening::toString).collect(Collectors.joining("\n")));
  }

  @Test
  void aSequenceIsMadeAsShortAsItGoes() {
    List<Happening> drawn = Sequences.draw(1, TICKS, Set.of());
    List<Happening> shortest = Sequences.shrink(drawn, list -> runs(list) >= 2);
    assertTrue(drawn.size() > 20, drawn.size() + " happenings");
    assertEquals(List.of(What.RUN, What.RUN), shortest.stream().map(Happening::what).toList());
  }

  private static long runs(List<Happening> sequence) {
    return sequence.stream().filter(one -> one.what() == What.RUN).count();
  }
}
