package org.nemadrive.controller.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.world.WorldParameters;

class RehearsalTest {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");
  private static final Path WEIGHTS =
      Path.of("..", "..", "hardware-profiles", "weights", "pentagon-simulated.json");

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock();

  private static DriveSettings settings(Path profile, Optional<Path> record) {
    return new DriveSettings(
        ProfileReader.read(profile),
        WeightsFile.read(WEIGHTS, Connectome.celegans()),
        WEIGHTS,
        ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().get(0),
        record);
  }

  static Stream<Path> everyProfile() throws IOException {
    return Stream.concat(
        Files.list(PROFILES).filter(file -> file.toString().endsWith(".yaml")),
        Stream.of(Path.of("src", "test", "resources", "profiles", "all-sensors.yaml")));
  }

  @ParameterizedTest
  @MethodSource("everyProfile")
  void aRehearsalIsDrivenToItsEndForEveryRobotRecordedOrNot(Path profile) {
    Rehearsal plain = new Rehearsal(settings(profile, Optional.empty()), clock);
    plain.run();
    Rehearsal recorded =
        new Rehearsal(settings(profile, Optional.of(folder.resolve("unused"))), clock);
    recorded.run();
    for (Rehearsal rehearsal : List.of(plain, recorded)) {
      assertTrue(rehearsal.drivenTicks() > 10_000, rehearsal.drivenTicks() + " ticks drove");
      assertTrue(rehearsal.stops() > 100, rehearsal.stops() + " stops were released");
    }
    assertTrue(Files.notExists(folder.resolve("unused")), "nothing is recorded");
  }

  /** Counts what reaches the robot. */
  private record CountingWires(Wires wires, int[] exchanges) implements Wires {
    @Override
    public Port open(PortRequest request) throws WireException {
      Port port = wires.open(request);
      return (out, outLength, in, inLength) -> {
        exchanges[0]++;
        return port.exchange(out, outLength, in, inLength);
      };
    }

    @Override
    public void close() {
      wires.close();
    }
  }

  @Test
  void theRobotHearsNothingOfTheRehearsalAndDrivesAsTheSimulatorAfterIt() throws Exception {
    DriveSettings settings = settings(PROFILES.resolve("simulated.yaml"), Optional.empty());
    RobotProfile profile = settings.profile();
    List<Integer> expected = new ArrayList<>();
    ForagingSettings simulated =
        ForagingSettings.of(settings.weights().dynamics()).withBody(profile.body());
    Forager simulator = new Forager(settings.weights().connectome(), simulated);
    simulator.load(settings.weights().genome());
    simulator.forage(
        settings.layout(),
        simulated.world().centre(),
        (tick, core, world) -> expected.add(core.spikeCount()));

    int[] exchanges = new int[1];
    List<Integer> spikes = new ArrayList<>();
    CountingWires wires = new CountingWires(new SimulatedWires(profile.body()), exchanges);
    try (DriveSession session = new DriveSession(settings, wires, clock)) {
      session.mode().start("test");
      session.run(
          done -> {
            if (done == 0) {
              assertEquals(0, exchanges[0], "bytes to the robot before its first tick");
            } else if (done > 1) {
              spikes.add(session.loop().sample().spikeCount);
            }
            return done <= ForagingSettings.DEFAULT_TICKS;
          });
      assertArrayEquals(expected.toArray(), spikes.toArray());
      assertEquals(ForagingSettings.DEFAULT_TICKS + 1, session.statistics().ticks());
    }
  }
}
