package org.nemadrive.controller.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.OfferRefusal;
import org.nemadrive.simulator.offer.RefusedOfferException;

/** What enters the store on a real disk, and what drives at the next start. */
class WeightsAdmissionTest {
  @TempDir private Path folder;

  private Path root;
  private Offers offers;
  private WeightsAdmission admission;

  @BeforeEach
  void open() {
    offers = new Offers(folder);
    root = folder.resolve("lib/weights");
    admission = new WeightsAdmission(new WeightsStore(root, new DiskFiles(), 3), offers.check());
  }

  private void take(byte[] offer) throws IOException, RefusedOfferException {
    CheckedOffer checked = admission.judge(offer, false);
    admission.keep(checked, offer);
    admission.activate(checked, false);
    admission.store().countStart(checked.identity());
  }

  private OfferRefusal refusal(byte[] offer) {
    return assertThrows(RefusedOfferException.class, () -> admission.judge(offer, false)).refusal();
  }

  private String id(int number) {
    return Offers.identity(offers.signed(number));
  }

  private String started() {
    return admission.start(true).weights().map(CheckedOffer::identity).orElse("nothing");
  }

  @Test
  void theLinksPointToTheFoldersOfTheCurrentAndThePreviousOffer() throws Exception {
    take(offers.signed(1));
    take(offers.signed(2));
    assertEquals(Path.of(id(2)), Files.readSymbolicLink(root.resolve("current")));
    assertEquals(Path.of(id(1)), Files.readSymbolicLink(root.resolve("previous")));
    assertEquals(id(2), started());
  }

  @Test
  void anOlderOfferAndOneSentAgainAreRefusedUnlessForced() throws Exception {
    take(offers.signed(5));
    take(offers.signed(7));
    assertEquals(OfferRefusal.NOT_NEWER, refusal(offers.signed(6)));
    assertEquals(OfferRefusal.NOT_NEWER, refusal(offers.signed(5)), "a replay");
    byte[] twin = offers.signed(Offers.weights(9), "another", 7);
    assertEquals(OfferRefusal.NOT_NEWER, refusal(twin), "the same sequence");
    assertEquals(id(5), admission.judge(offers.signed(5), true).identity());
    assertEquals(id(7), admission.judge(offers.signed(7), false).identity(), "it drives already");
  }

  @Test
  void afterAPersonWentBackTheOfferThatWasLeftIsNotTakenAgainByItself() throws Exception {
    take(offers.signed(5));
    take(offers.signed(7));
    admission.store().activate(id(5), 5);
    assertEquals(OfferRefusal.NOT_NEWER, refusal(offers.signed(7)));
    take(offers.signed(8));
    assertEquals(id(8), started());
  }

  @Test
  void whatWasRolledBackIsRefusedWithTheCauseAndDrivesOnlyWhenAPersonSaysSo() throws Exception {
    take(offers.signed(1));
    admission.store().markGood(id(1));
    take(offers.signed(2));
    assertEquals(Optional.of(id(1)), admission.store().rollBack("MOTOR_STALLED"));
    RefusedOfferException refused =
        assertThrows(RefusedOfferException.class, () -> admission.judge(offers.signed(2), false));
    assertEquals(OfferRefusal.ROLLED_BACK, refused.refusal());
    assertTrue(refused.getMessage().contains("MOTOR_STALLED"), refused.getMessage());
    assertEquals(id(1), started());
    admission.store().activate(id(2), 2);
    assertEquals(id(2), started());
    assertTrue(admission.store().state(id(2)).bad().isEmpty());
  }

  @Test
  void withNothingToGoBackToARollbackLeavesNothing() throws Exception {
    take(offers.signed(1));
    assertEquals(Optional.empty(), admission.store().rollBack("a fault"));
    assertEquals("nothing", started());
  }

  @Test
  void weightsThatThreeStartsDidNotBringThroughTheirProbationAreRolledBackAtTheFourth()
      throws Exception {
    take(offers.signed(1));
    admission.store().markGood(id(1));
    take(offers.signed(2)); // the first start
    assertEquals(id(2), started());
    assertEquals(id(2), started());
    WeightsAdmission.Start fourth = admission.start(true);
    assertEquals(id(1), fourth.weights().orElseThrow().identity());
    assertTrue(fourth.notes().getFirst().contains("rolled back"), fourth.notes().toString());
    assertEquals(id(1), started(), "good weights start as often as they like");
    assertEquals(id(1), started());
    assertEquals(id(1), started());
  }

  @Test
  void measuringDoesNotUseUpTheStartsOfWeightsOnProbation() throws Exception {
    take(offers.signed(1));
    admission.store().markGood(id(1));
    take(offers.signed(2));
    for (int i = 0; i < 10; i++) {
      assertEquals(id(2), admission.start(false).weights().orElseThrow().identity());
    }
  }

  @Test
  void anOfferAPersonLeftBeforeItEverDroveIsNotTakenAgainByItself() throws Exception {
    take(offers.signed(5));
    byte[] seven = offers.signed(7);
    CheckedOffer checked = admission.judge(seven, false);
    admission.keep(checked, seven);
    admission.store().activate(id(7), 7);
    admission.store().activate(id(5), 5);
    assertEquals(OfferRefusal.NOT_NEWER, refusal(seven));
  }

  @Test
  void aDamagedOfferInTheStoreDoesNotDriveAndTheOneBeforeDoes() throws Exception {
    take(offers.signed(1));
    take(offers.signed(2));
    Path file = root.resolve(id(2)).resolve("offer");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    WeightsAdmission.Start start = admission.start(true);
    assertEquals(id(1), start.weights().orElseThrow().identity());
    assertTrue(start.notes().getFirst().contains("changed or damaged"), start.notes().toString());
  }

  @Test
  void anotherGenuineOfferInItsPlaceIsNoticed() throws Exception {
    take(offers.signed(1));
    take(offers.signed(2));
    Files.write(root.resolve(id(2)).resolve("offer"), offers.signed(9));
    assertEquals(id(1), started());
  }

  @Test
  void aKeyThatIsTakenAwayTakesItsWeightsOffTheRobot() throws Exception {
    take(offers.signed(1));
    Files.delete(offers.keyFolder().resolve("lab.pub"));
    admission = new WeightsAdmission(admission.store(), offers.check());
    assertEquals("nothing", started());
  }

  @Test
  void theNewestAreKeptAndNeverTheOneThatDrivesThrownAway() throws Exception {
    for (int number = 1; number <= 6; number++) {
      take(offers.signed(number));
    }
    assertEquals(
        List.of(id(6), id(5), id(4)),
        admission.store().list().stream().map(StoredWeights::identity).toList());
    admission.store().activate(id(4), 4);
    take(offers.signed(7));
    take(offers.signed(8));
    assertEquals(Optional.of(id(7)), admission.store().previous());
    assertEquals(3, admission.store().list().size());
    assertTrue(admission.store().list().stream().anyMatch(s -> s.identity().equals(id(8))));
  }

  @Test
  void theLastProvenWeightsStayHoweverManyUnprovenOnesCome() throws Exception {
    take(offers.signed(1));
    admission.store().markGood(id(1));
    for (int number = 2; number <= 8; number++) {
      take(offers.signed(number));
    }
    assertEquals(List.of(id(8), id(7), id(1)), admission.store().candidates());
    admission.store().markGood(id(8));
    take(offers.signed(9));
    take(offers.signed(10));
    assertFalse(admission.store().candidates().contains(id(1)), "others are proven now");
    assertTrue(admission.store().candidates().contains(id(8)));
  }

  @Test
  void ofOffersThatWereJudgedAtOnceTheOlderIsRefusedWhenItsTurnComes() throws Exception {
    CheckedOffer older = admission.judge(offers.signed(5), false);
    CheckedOffer newer = admission.judge(offers.signed(7), false);
    admission.keep(older, offers.signed(5));
    admission.keep(newer, offers.signed(7));
    admission.activate(newer, false);
    var late = assertThrows(RefusedOfferException.class, () -> admission.activate(older, false));
    assertEquals(OfferRefusal.NOT_NEWER, late.refusal());
    assertEquals(Optional.of(id(7)), admission.store().current());
    admission.activate(older, true);
    assertEquals(Optional.of(id(5)), admission.store().current(), "a person may");
  }

  @Test
  void programsThatTakeOffersAtOnceNeverLeaveAnOlderOneDriving() throws Exception {
    List<WeightsAdmission> programs =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                any ->
                    new WeightsAdmission(
                        new WeightsStore(root, new PatientFiles(), 20), offers.check()))
            .toList();
    IntStream.rangeClosed(1, 6)
        .parallel()
        .forEach(
            number -> {
              WeightsAdmission program = programs.get(number - 1);
              try {
                CheckedOffer checked = program.judge(offers.signed(number), false);
                program.keep(checked, offers.signed(number));
                program.activate(checked, false);
              } catch (RefusedOfferException overtaken) {
                assertEquals(OfferRefusal.NOT_NEWER, overtaken.refusal());
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(Optional.of(id(6)), admission.store().current());
  }

  /** One program's lock keeps the others waiting; within one JVM Java refuses instead. */
  private static final class PatientFiles extends DiskFiles {
    private static final Semaphore ONE = new Semaphore(1);

    @Override
    public Lock lock(Path file) throws IOException {
      ONE.acquireUninterruptibly();
      Lock held = super.lock(file);
      return () -> {
        held.close();
        ONE.release();
      };
    }
  }

  @Test
  void aCounterThatCannotBeReadRefusesEverythingUntilAPersonForcesOne() throws Exception {
    for (String text : List.of("", "7", "x", "9999999999999999999 " + id(1), "-1 " + id(1))) {
      take(offers.signed(1));
      Files.writeString(root.resolve("newest"), text);
      for (int number : new int[] {1, 9}) {
        byte[] offer = offers.signed(number);
        if (number > 1) {
          assertEquals(OfferRefusal.NOT_NOW, refusal(offer), "\"" + text + "\"");
        }
      }
      admission.activate(admission.judge(offers.signed(1), true), true);
      assertEquals(1, admission.store().newest().sequence());
    }
  }

  @Test
  void aLinkInTheStoreIsNeitherFollowedNorTakenForAnOffer() throws Exception {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious"), "keep me");
    take(offers.signed(1));
    Files.createSymbolicLink(root.resolve(".new-" + id(3)), outside);
    Files.createSymbolicLink(root.resolve("x.tmp"), precious);
    Files.createSymbolicLink(root.resolve(id(4)), outside);
    Files.createSymbolicLink(root.resolve(id(1)).resolve("starts.tmp"), precious);
    Files.delete(root.resolve(id(1)).resolve("offer"));
    Files.createSymbolicLink(
        root.resolve(id(1)).resolve("offer"),
        Files.write(outside.resolve("offer"), offers.signed(1)));
    assertEquals("nothing", started());
    for (int number = 5; number <= 8; number++) {
      take(offers.signed(number));
    }
    assertEquals("keep me", Files.readString(precious));
    assertTrue(Files.exists(outside.resolve("offer")));
    assertEquals(id(8), started());
  }

  @Test
  void aDiskThatIsFullAtAnyWriteLeavesWhatDroveAndSaysSoOrTookItWhole() throws Exception {
    int failed = 0;
    for (int room = 0; room < 12; room++) {
      Path disk = folder.resolve("disk-" + room);
      var calm = new WeightsAdmission(new WeightsStore(disk, new DiskFiles(), 3), offers.check());
      CheckedOffer one = calm.judge(offers.signed(1), false);
      calm.keep(one, offers.signed(1));
      calm.activate(one, false);
      var full =
          new WeightsAdmission(new WeightsStore(disk, new FullDisk(room), 3), offers.check());
      String drives;
      try {
        CheckedOffer two = full.judge(offers.signed(2), false);
        full.keep(two, offers.signed(2));
        full.activate(two, false);
        drives = id(2);
      } catch (IOException | RefusedOfferException said) {
        assertTrue(said.getMessage().contains("No space left"), said.getMessage());
        drives = id(1);
        failed++;
      }
      assertEquals(Optional.of(drives), calm.store().current(), "after " + room + " writes");
      assertEquals(drives, calm.start(true).weights().orElseThrow().identity());
    }
    assertTrue(failed >= 5, "only " + failed + " writes could fail");
  }

  /** A disk with room for so many writes. */
  private static final class FullDisk extends DiskFiles {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    private void need() throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      need();
      super.write(file, bytes);
    }

    @Override
    public void link(Path link, String target) throws IOException {
      need();
      super.link(link, target);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        need();
      }
      super.createFolder(folder);
    }
  }

  @Test
  void severalThreadsLeaveAStoreThatIsWhole() throws Exception {
    take(offers.signed(1));
    WeightsStore roomy = new WeightsStore(root, new DiskFiles(), 20);
    for (int number = 2; number < 8; number++) {
      roomy.add(id(number), number, offers.signed(number));
    }
    IntStream.range(2, 8)
        .parallel()
        .forEach(
            number -> {
              try {
                roomy.activate(id(number), number);
                roomy.markGood(id(number));
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertEquals(7, roomy.list().size());
    assertEquals(6, roomy.list().stream().filter(StoredWeights::good).count());
    assertEquals(7, roomy.newest().sequence());
    assertFalse(started().equals("nothing"));
    try (var names = Files.list(root)) {
      assertEquals(11, names.count(), "seven offers, two links, newest and the lock");
    }
  }
}
