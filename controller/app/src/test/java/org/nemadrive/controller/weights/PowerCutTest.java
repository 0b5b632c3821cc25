package org.nemadrive.controller.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.OfferRefusal;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.testing.Slow;

/**
 * The power is cut before every single change a swap makes on the disk, and each time a cache that
 * was not forced survives in several ways. What starts afterwards is judged by the very code a
 * robot starts with.
 */
@Slow
class PowerCutTest {
  private static final Path ROOT = Path.of("/var/lib/nemadrive/weights");
  private static final int WAYS = 6;

  @TempDir private Path folder;

  private Offers offers;
  private final CrashingDisk disk = new CrashingDisk();

  /** Something a robot does to its store. */
  private interface Deed {
    void on(WeightsAdmission admission) throws IOException, RefusedOfferException;
  }

  @BeforeEach
  void twoWormsDriveOneAfterTheOther() throws Exception {
    offers = new Offers(folder);
    take(1).on(admission(disk));
    take(2).on(admission(disk));
    admission(disk).store().markGood(id(2));
  }

  private WeightsAdmission admission(CrashingDisk on) {
    return new WeightsAdmission(new WeightsStore(ROOT, on, 3), offers.check());
  }

  private Deed take(int number) {
    byte[] offer = offers.signed(number);
    return admission -> {
      CheckedOffer checked = admission.judge(offer, false);
      admission.keep(checked, offer);
      admission.store().activate(checked.identity(), checked.manifest().sequence());
    };
  }

  private String id(int number) {
    return Offers.identity(offers.signed(number));
  }

  /** Cuts the power at every step of a deed; returns what started afterwards, by identity. */
  private Set<String> cutEverywhere(Deed deed) throws Exception {
    Set<String> started = new TreeSet<>();
    int step = 0;
    boolean finished = false;
    for (; !finished; step++) {
      for (int way = 0; way < WAYS; way++) {
        CrashingDisk cut = disk.copyOfAll();
        cut.failAtStep(step);
        try {
          deed.on(admission(cut));
          finished = true;
        } catch (PowerFailure expected) {
          // The next line is the next boot.
        }
        cut.powerUp(1000L * step + way);
        WeightsAdmission.Start start = admission(cut).start(true);
        assertTrue(start.weights().isPresent(), "neither, at step " + step + ": " + start.notes());
        assertEquals(List.of(), start.notes(), "nothing is damaged, at step " + step);
        started.add(start.weights().get().identity());
        deed.on(admission(cut));
        assertEquals(
            Optional.of(id(3)).filter(any -> deed == takeThree),
            admission(cut).store().current().filter(any -> deed == takeThree),
            "tried again after the cut at step " + step + ", it succeeds");
      }
    }
    assertTrue(step > 10, "a swap of " + step + " steps is no swap");
    return started;
  }

  private Deed takeThree;

  @Test
  void aCutAtAnyStepOfASwapLeavesTheOldOrTheNewWeightsAndTheOfferCanBeTakenAgain()
      throws Exception {
    takeThree = take(3);
    assertEquals(Set.of(id(2), id(3)), cutEverywhere(takeThree));
  }

  @Test
  void aCutAtAnyStepOfARollbackLeavesOneThatIsNotTheBadOneOrTheBadOneNotYetKnownAsBad()
      throws Exception {
    Set<String> started = new TreeSet<>();
    boolean finished = false;
    for (int step = 0; !finished; step++) {
      for (int way = 0; way < WAYS; way++) {
        CrashingDisk cut = disk.copyOfAll();
        cut.failAtStep(step);
        try {
          admission(cut).store().rollBack("a fault");
          finished = true;
        } catch (PowerFailure expected) {
          // The next line is the next boot.
        }
        cut.powerUp(1000L * step + way);
        CheckedOffer driving = admission(cut).start(true).weights().orElseThrow();
        started.add(driving.identity());
        if (admission(cut).store().state(id(2)).bad().isPresent()) {
          assertEquals(id(1), driving.identity());
        }
      }
    }
    assertEquals(Set.of(id(1), id(2)), started);
  }

  @Test
  void aDiskThatIsFullAtAnyStepRefusesTheOfferWithAReasonAndKeepsWhatDrives() throws Exception {
    Deed take = take(3);
    for (boolean once : new boolean[] {true, false}) {
      int refused = 0;
      for (int step = 0; step < 60; step++) {
        CrashingDisk full = disk.copyOfAll();
        full.fullAtStep(step, once);
        try {
          take.on(admission(full));
        } catch (RefusedOfferException e) {
          assertEquals(OfferRefusal.NOT_NOW, e.refusal());
          assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
          refused++;
        } catch (IOException e) {
          assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
          refused++;
        }
        full.powerUp(step);
        CheckedOffer driving = admission(full).start(true).weights().orElseThrow();
        assertTrue(Set.of(id(2), id(3)).contains(driving.identity()));
        take.on(admission(full));
        assertEquals(Optional.of(id(3)), admission(full).store().current(), "room again");
      }
      assertTrue(refused > 8, refused + " steps need room");
    }
  }

  @Test
  void aStoreThatForcedNothingWouldBeFoundOut() throws Exception {
    Deed take = take(3);
    int damaged = 0;
    for (int way = 0; way < 200; way++) {
      CrashingDisk cut = disk.copyOfAll();
      cut.lieAboutForces();
      take.on(admission(cut));
      cut.powerUp(way);
      damaged += admission(cut).start(true).notes().isEmpty() ? 0 : 1;
    }
    assertTrue(damaged > 8, damaged + " of 200 cuts left damage");
  }

  @Test
  void theDiskOfTheseTestsDoesLoseWhatWasNotForced() throws Exception {
    int lost = 0;
    for (int seed = 0; seed < 100; seed++) {
      CrashingDisk plain = new CrashingDisk();
      plain.createFolder(Path.of("/a"));
      plain.forceFolder(Path.of("/"));
      plain.write(Path.of("/a/f"), new byte[] {1, 2, 3});
      plain.powerUp(seed);
      boolean whole =
          plain.exists(Path.of("/a/f"))
              && plain.read(Path.of("/a/f"), 9).length == 3
              && plain.read(Path.of("/a/f"), 9)[2] == 3;
      lost += whole ? 0 : 1;
    }
    assertTrue(lost > 50 && lost < 100, lost + " of 100 writes without a force are lost");
    CrashingDisk dead = new CrashingDisk();
    dead.failAtStep(0);
    assertThrows(PowerFailure.class, () -> dead.createFolder(Path.of("/b")));
  }
}
