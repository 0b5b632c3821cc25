package org.nemadrive.controller.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.hardware.simulated.SimulatedWires;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.weights.DiskFiles;
import org.nemadrive.controller.weights.Offers;
import org.nemadrive.controller.weights.WeightsAdmission;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.controller.weights.WeightsStore;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.tick.TickOutcome;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.simulator.worm.NervousSystem;

/** Offers to a robot that really drives, tick by tick, on a clock that is stepped. */
class DeploymentTest {
  /** 3,000 ticks: more than wait in the ring when somebody hears of the first driven one. */
  private static final long PROBATION_NS = 30_000_000_000L;

  private static final long MOST_TICKS = 2_000_000;

  @TempDir private Path folder;

  private final ManualClock clock = new ManualClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Offers offers;
  private WeightsStore store;
  private WeightsAdmission admission;
  private Deployment deployment;
  private DriveSession session;
  private DriveMode mode;
  private RobotProfile profile;

  @BeforeEach
  void aRobotDrivesWithWormOneWhichIsGood() throws Exception {
    offers = new Offers(folder);
    store = new WeightsStore(folder.resolve("weights"), new DiskFiles(), 4);
    admission = new WeightsAdmission(store, offers.check());
    store.add(id(1), 1, offers.signed(1));
    store.activate(id(1), 1);
    store.markGood(id(1));
    open(Optional.empty());
  }

  private void open(Optional<Path> record) throws Exception {
    profile = ProfileReader.read(Path.of("..", "..", "hardware-profiles", "simulated.yaml"));
    CheckedOffer start = admission.start(true).weights().orElseThrow();
    DriveSettings settings =
        new DriveSettings(
            profile,
            start.weights(),
            WeightsIdentity.of(start),
            ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().get(0),
            record);
    Connectome worm = Connectome.celegans();
    session = new DriveSession(settings, new SimulatedWires(profile.body()), clock);
    deployment =
        new Deployment(
            admission,
            WeightsIdentity.UNTRAINED,
            new TrainedWeights(worm, Dynamics.SYNCHRONOUS, worm.biologicalWeights(), null),
            PROBATION_NS,
            clock);
    deployment.connect(session, profile.body().periodNs(), Optional.of(start));
    mode = session.mode();
    deployment.tell(new Teller());
  }

  @AfterEach
  void close() {
    session.close();
    deployment.close();
  }

  private final class Teller implements DeploymentListener {
    @Override
    public void loaded(
        WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {
      told.add("loaded " + now.name() + " after " + before.name() + ", " + now.signer());
    }

    @Override
    public void rolledBack(
        WeightsIdentity now, TrainedWeights weights, WeightsIdentity before, String cause) {
      told.add("rolled back to " + now.name() + " from " + before.name() + ": " + cause);
    }

    @Override
    public void foundGood(WeightsIdentity now) {
      told.add("good " + now.name());
    }
  }

  private String id(int number) {
    return Offers.identity(offers.signed(number));
  }

  private CompletableFuture<Outcome> offer(byte[] offer) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    deployment.offer(offer, answer::complete);
    return answer;
  }

  private boolean turning() {
    TickSample sample = session.loop().sample();
    return sample.leftCommand != 0 || sample.rightCommand != 0;
  }

  private boolean heard(String beginning) {
    return told.stream().anyMatch(line -> line.startsWith(beginning));
  }

  /** Ticks on until something is so; time runs as fast as the machine allows. */
  private void driveUntil(String what, Predicate<Long> done) {
    long[] ticks = new long[1];
    session.run(
        tick -> {
          ticks[0] = tick;
          if (tick % 16 == 0) {
            Thread.yield();
          }
          return tick < MOST_TICKS && !done.test(tick);
        });
    assertTrue(ticks[0] < MOST_TICKS, "did not happen: " + what + "; told " + told);
  }

  private void driveFor(int ticks) {
    session.run(tick -> tick < ticks);
  }

  @Test
  void aRobotThatRunsStopsSwapsBetweenTwoTicksAndRunsOn() {
    mode.start("start");
    driveFor(100);
    assertTrue(turning());
    List<StopReason> reasons = new CopyOnWriteArrayList<>();
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil(
        "the answer",
        tick -> {
          StopReason now = session.loop().stopReason();
          if (reasons.isEmpty() || reasons.getLast() != now) {
            reasons.add(now);
          }
          return answer.isDone();
        });
    assertTrue(answer.join().accepted(), answer.join().reason());
    driveFor(100);
    assertTrue(turning(), "it runs on");
    assertTrue(reasons.contains(StopReason.WEIGHTS_SWAP), "it stood in between: " + reasons);
    assertEquals(Mode.RUNNING, mode.mode());
    assertEquals("start", mode.state().cause(), "nobody had to start it again");
    assertEquals(List.of("loaded worm-2 after worm-1, lab"), told.subList(0, 1));
  }

  @Test
  void fromTheSwapOnTheNeuronsOfTheNewWormFire() {
    mode.start("start");
    driveFor(50);
    List<double[]> sinceTheSwap = new ArrayList<>();
    boolean[] swapped = new boolean[1];
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil(
        "200 ticks of the new worm",
        tick -> {
          TickSample sample = session.loop().sample();
          swapped[0] |= sample.stopReason == StopReason.WEIGHTS_SWAP;
          if (swapped[0] && sample.outcome == TickOutcome.DRIVEN) {
            sinceTheSwap.add(
                new double[] {sample.stimulus(), sample.leftMuscle, sample.rightMuscle});
          }
          return sinceTheSwap.size() == 200;
        });
    assertTrue(answer.join().accepted(), answer.join().reason());
    NeuronCore expected = NervousSystem.of(Offers.weights(2)).core();
    for (double[] tick : sinceTheSwap) {
      expected.tick((int) tick[0]);
      assertEquals(expected.left(), tick[1]);
      assertEquals(expected.right(), tick[2]);
    }
  }

  @Test
  void aRobotThatIsDisarmedTakesWeightsWithoutMoving() {
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil(
        "the answer",
        tick -> {
          assertFalse(turning());
          return answer.isDone();
        });
    assertTrue(answer.join().accepted(), answer.join().reason());
    driveFor(50);
    assertFalse(turning());
    assertEquals(Mode.DISARMED, mode.mode());
  }

  @Test
  void anEstopDuringASwapIsNotUndoneByIt() {
    mode.start("start");
    driveFor(20);
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil(
        "the answer",
        tick -> {
          if (session.loop().stopReason() == StopReason.WEIGHTS_SWAP) {
            mode.estop("a person");
          }
          return answer.isDone();
        });
    mode.estop("a person");
    driveFor(50);
    assertEquals(Mode.ESTOP, mode.mode());
    assertFalse(turning());
  }

  @Test
  void whatIsRefusedLeavesTheRobotDrivingAsIfNothingHadHappened() throws Exception {
    mode.start("start");
    driveFor(20);
    byte[] tampered = offers.signed(2);
    tampered[1000] ^= 1;
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    for (byte[] bad :
        List.of(
            tampered,
            Arrays.copyOf(offers.signed(2), 2000),
            new Offers(elsewhere).signed(2),
            new byte[0],
            offers.signed(Offers.weights(2), "old", 1))) {
      CompletableFuture<Outcome> answer = offer(bad);
      driveUntil(
          "the answer",
          tick -> {
            assertEquals(
                StopReason.NONE, session.loop().stopReason(), "it never stood for a bad offer");
            return answer.isDone();
          });
      assertFalse(answer.join().accepted());
      assertFalse(answer.join().reason().isBlank());
    }
    assertEquals(List.of(), told);
    assertEquals(Optional.of(id(1)), store.current());
    assertEquals(1, store.list().size(), "nothing was kept");
  }

  @Test
  void aFaultStopWithinTheProbationBringsTheWormBeforeBackAndTheRobotStaysStopped()
      throws Exception {
    mode.start("start");
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil("the answer", tick -> answer.isDone());
    driveUntil("driving", tick -> deployment.probation().hasDriven());
    session.mode().fail(StopReason.MOTOR_STALLED);
    driveUntil("the rollback", tick -> heard("rolled back"));
    assertTrue(
        told.getLast().startsWith("rolled back to worm-1 from worm-2: MOTOR_STALLED"),
        told.toString());
    assertEquals(Optional.of(id(1)), store.current());
    assertTrue(store.state(id(2)).bad().orElseThrow().contains("MOTOR_STALLED"));
    driveFor(100);
    assertFalse(turning(), "nothing moves by itself after a fault");
    CompletableFuture<Outcome> again = offer(offers.signed(2));
    driveUntil("the answer", tick -> again.isDone());
    assertTrue(again.join().reason().contains("rolled back"), again.join().reason());
  }

  @Test
  void aFaultStopAfterTheProbationRollsNothingBack() throws Exception {
    mode.start("start");
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil("the answer", tick -> answer.isDone());
    driveUntil("good", tick -> heard("good worm-2"));
    assertTrue(store.state(id(2)).good());
    session.mode().fail(StopReason.MOTOR_STALLED);
    driveFor(500);
    deployment.close();
    assertFalse(heard("rolled back"));
    assertEquals(Optional.of(id(2)), store.current());
  }

  @Test
  void timeInWhichTheWheelsStandDoesNotCountForTheProbation() throws Exception {
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil("the answer", tick -> answer.isDone());
    driveFor(4_000);
    deployment.close();
    assertFalse(heard("good"));
    assertFalse(store.state(id(2)).good());
  }

  @Test
  void withNothingToGoBackToTheUntrainedWormIsThereAndTheRobotStandsStill() throws Exception {
    mode.start("start");
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil("the answer", tick -> answer.isDone());
    Files.delete(folder.resolve("weights").resolve(id(1)).resolve("offer"));
    driveUntil("driving", tick -> deployment.probation().hasDriven());
    session.mode().fail(StopReason.BUS_FAILED);
    driveUntil("the rollback", tick -> heard("rolled back to untrained"));
    driveFor(100);
    assertFalse(turning());
    assertEquals(Optional.empty(), store.current());
  }

  @Test
  void aRecordedDriveKeepsItsWeights() throws Exception {
    session.close();
    deployment.close();
    open(Optional.of(folder.resolve("drive.journal")));
    CompletableFuture<Outcome> answer = offer(offers.signed(2));
    driveUntil("the answer", tick -> answer.isDone());
    assertTrue(answer.join().reason().contains("recorded"), answer.join().reason());
    assertEquals(Optional.of(id(1)), store.current());
  }
}
