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
    admission.store().activate(checked.identity(), checked.manifest().sequence());
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
