package org.nemadrive.simulator.offer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.weights.WeightsOrigin;
import org.nemadrive.testing.StartsProcess;

/** What a receiver takes, and the many things it does not. */
class OfferCheckTest {
  private static final WeightsOrigin ORIGIN =
      new WeightsOrigin("nemadrive test", "polygon5", "menomad", 7, 1234, 901.5, 891.25, 29, 36);
  private static final int MANIFEST_AT = 56;

  private final Connectome worm = Connectome.celegans();
  private final TrainedWeights weights = weights(40);

  @TempDir private Path folder;

  private Path keyFolder;
  private SigningKey key;
  private OfferCheck check;
  private byte[] offer;

  @BeforeEach
  void publish() throws Exception {
    keyFolder = Files.createDirectory(folder.resolve("keys"));
    key = SigningKey.generate(folder.resolve("lab"));
    Files.copy(folder.resolve("lab.pub"), keyFolder.resolve("lab.pub"));
    check = new OfferCheck(TrustedKeys.read(keyFolder), false, worm);
    offer = WeightsOffer.signed(weights, "best", 1000, "test 1", key);
  }

  private TrainedWeights weights(int edits) {
    SplittableRandom random = new SplittableRandom(5);
    double[] genome = worm.biologicalWeights();
    for (int k = 0; k < edits; k++) {
      genome[edits == genome.length ? k : random.nextInt(genome.length)] =
          random.nextDouble(-20, 20);
    }
    return new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, ORIGIN);
  }

  private OfferRefusal refusal(byte[] bytes) {
    RefusedOfferException refused =
        assertThrows(RefusedOfferException.class, () -> check.check(bytes));
    assertFalse(refused.getMessage().isBlank(), "a refusal says why");
    return refused.refusal();
  }

  /** An offer with these parts, signed well: what a broken or hostile publisher could make. */
  private byte[] signedParts(byte[] manifest, byte[] zipped, byte[] trace) throws Exception {
    byte[] body = WeightsOffer.body(manifest, zipped, trace, key.fingerprint());
    return WeightsOffer.complete(body, key.sign(body));
  }

  private byte[] manifest() {
    return new OfferManifest("best", 1000, worm.identity(), "test 1").bytes();
  }

  private byte[] zipped() {
    return WeightsOffer.gzip(WeightsFile.bytes(weights));
  }

  private byte[] trace() {
    return GoldenTrace.record(weights).bytes();
  }

  @Test
  void aSignedOfferArrivesToTheLastBitWithItsSignersName() throws Exception {
    CheckedOffer got = check.check(offer);
    assertArrayEquals(weights.genome(), got.weights().genome());
    assertEquals(ORIGIN, got.weights().origin());
    assertEquals("best", got.manifest().name());
    assertEquals(1000, got.manifest().sequence());
    assertEquals("lab", got.signer());
    assertEquals(0, got.nerves().core().spikeCount(), "the core is back at rest");
    for (int neuron = 0; neuron < worm.neuronCount(); neuron++) {
      assertEquals(0.0, got.nerves().core().potential(neuron));
    }
  }

  @StartsProcess
  @Test
  void theIdentityIsWhatSha256sumSaysOfTheFile() throws Exception {
    Path file = Files.write(folder.resolve("best.offer"), offer);
    Process sha256sum = new ProcessBuilder("sha256sum", file.toString()).start();
    String printed = new String(sha256sum.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(printed.substring(0, 64), check.check(offer).identity());
  }

  @Test
  void allWeightsChangedFitAnOffer() throws Exception {
    byte[] large = WeightsOffer.signed(weights(3682), "all", 1, "test 1", key);
    assertEquals("all", check.check(large).manifest().name());
    assertTrue(large.length < WeightsOffer.MAX_BYTES, large.length + " bytes");
  }

  @Test
  void aByteThatChangesOnTheWayIsNoticedInWhateverRegionItLies() {
    Map<OfferRefusal, Integer> reasons = new EnumMap<>(OfferRefusal.class);
    SplittableRandom random = new SplittableRandom(1);
    int signed = 0;
    for (int at = 0; at < offer.length; at++) {
      // Every byte of header, manifest, signature; every seventh of the two long parts.
      boolean longPart = at > MANIFEST_AT + 300 && at < offer.length - 64;
      if (!longPart || at % 7 == 0) {
        byte[] tampered = offer.clone();
        tampered[at] ^= (byte) (1 << random.nextInt(8));
        reasons.merge(refusal(tampered), 1, Integer::sum);
        signed += at >= MANIFEST_AT ? 1 : 0;
      }
    }
    assertEquals(8 + 12, reasons.get(OfferRefusal.FORMAT), "the magic and three lengths");
    assertEquals(4, reasons.get(OfferRefusal.VERSION));
    assertEquals(32, reasons.get(OfferRefusal.UNTRUSTED), "another key's fingerprint");
    assertTrue(signed > 1000);
    assertEquals(signed, reasons.get(OfferRefusal.SIGNATURE));
  }

  @Test
  void aTransferCutShortAtAnyByteOrGrownByOneIsNoticed() {
    for (int length = 0; length < offer.length; length++) {
      assertEquals(OfferRefusal.FORMAT, refusal(Arrays.copyOf(offer, length)));
    }
    assertEquals(OfferRefusal.FORMAT, refusal(Arrays.copyOf(offer, offer.length + 1)));
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsLookedAt() {
    assertEquals(OfferRefusal.SIZE, refusal(new byte[WeightsOffer.MAX_BYTES + 1]));
    byte[] lying = offer.clone();
    ByteBuffer.wrap(lying).putInt(12, Integer.MAX_VALUE);
    assertEquals(OfferRefusal.FORMAT, refusal(lying));
    ByteBuffer.wrap(lying).putInt(12, -1);
    assertEquals(OfferRefusal.FORMAT, refusal(lying));
  }

  @Test
  void anotherFileIsNoOffer() {
    assertEquals(OfferRefusal.FORMAT, refusal(WeightsFile.bytes(weights)));
    assertEquals(OfferRefusal.FORMAT, refusal(new byte[200]));
  }

  @Test
  void aKeyThatIsNotInTheFolderIsNotBelieved() throws Exception {
    SigningKey stranger = SigningKey.generate(folder.resolve("stranger"));
    byte[] foreign = WeightsOffer.signed(weights, "best", 1000, "test 1", stranger);
    assertEquals(OfferRefusal.UNTRUSTED, refusal(foreign));
    check = new OfferCheck(TrustedKeys.read(folder.resolve("nowhere")), false, worm);
    assertEquals(OfferRefusal.UNTRUSTED, refusal(offer));
  }

  @Test
  void aStrangerWhoClaimsATrustedKeyIsNotBelieved() throws Exception {
    SigningKey stranger = SigningKey.generate(folder.resolve("stranger"));
    byte[] body = WeightsOffer.body(manifest(), zipped(), trace(), key.fingerprint());
    assertEquals(OfferRefusal.SIGNATURE, refusal(WeightsOffer.complete(body, stranger.sign(body))));
  }

  @Test
  void anUnsignedOfferIsTakenOnlyWhenAllowedAndSaysSo() throws Exception {
    byte[] bare = WeightsOffer.unsigned(weights, "best", 1000, "test 1");
    assertEquals(OfferRefusal.UNTRUSTED, refusal(bare));
    OfferCheck lax = new OfferCheck(TrustedKeys.none(), true, worm);
    assertEquals("unsigned", lax.check(bare).signer());
  }

  @Test
  void aNewerVersionIsNamedAsSuch() {
    ByteBuffer.wrap(offer).putInt(8, 2);
    assertEquals(OfferRefusal.VERSION, refusal(offer));
  }

  @Test
  void weightsForAnotherConnectomeAreRefusedThoughSigned() throws Exception {
    Path synapses =
        Files.writeString(
            folder.resolve("s.csv"),
            """
            presynaptic,postsynaptic,kind,contacts,transmitter
            A,B,chemical,2,acetylcholine
            B,M1,neuromuscular,1,acetylcholine
            B,M2,neuromuscular,1,acetylcholine
            """);
    Path groups =
        Files.writeString(
            folder.resolve("g.csv"), "group,cell\nfood,A\ntouch,B\nleft,M1\nright,M2\n");
    Connectome small = ConnectomeReader.read("small", synapses, groups);
    TrainedWeights other =
        new TrainedWeights(small, Dynamics.SYNCHRONOUS, small.biologicalWeights(), ORIGIN);
    assertEquals(
        OfferRefusal.CONNECTOME, refusal(WeightsOffer.signed(other, "small", 1000, "test 1", key)));
    assertEquals(
        OfferRefusal.WEIGHTS,
        refusal(
            signedParts(
                manifest(),
                WeightsOffer.gzip(WeightsFile.bytes(other)),
                GoldenTrace.record(other).bytes())),
        "the manifest lies about the connectome, its weights do not");
  }

  @Test
  void notANumberIsRefusedThoughSigned() throws Exception {
    String json = new String(WeightsFile.bytes(weights), StandardCharsets.UTF_8);
    String nan = json.replaceFirst("\"to\" : [-0-9.E]+", "\"to\" : \"NaN\"");
    assertFalse(nan.equals(json));
    byte[] zipped = WeightsOffer.gzip(nan.getBytes(StandardCharsets.UTF_8));
    assertEquals(OfferRefusal.WEIGHTS, refusal(signedParts(manifest(), zipped, trace())));
    byte[] trace = trace();
    ByteBuffer.wrap(trace).putDouble(GoldenTrace.TICKS, Double.NaN);
    assertEquals(OfferRefusal.GOLDEN_TRACE, refusal(signedParts(manifest(), zipped(), trace)));
  }

  @Test
  void aPackThatUnpacksToMoreThanAWeightsFileIsRefused() throws Exception {
    byte[] bomb = WeightsOffer.gzip(new byte[20_000_000]);
    assertTrue(bomb.length < WeightsOffer.MAX_BYTES);
    assertEquals(OfferRefusal.WEIGHTS, refusal(signedParts(manifest(), bomb, trace())));
    assertEquals(
        OfferRefusal.WEIGHTS, refusal(signedParts(manifest(), new byte[] {1, 2, 3}, trace())));
  }

  @Test
  void aManifestThatMakesNoSenseIsRefusedThoughSigned() throws Exception {
    for (String json :
        new String[] {
          "",
          "{}",
          "[]",
          "null",
          "{\"name\":\"a\",\"sequence\":0,\"connectome\":\"%s\",\"software\":\"t\"}",
          "{\"name\":\"a\\u001b[2J\",\"sequence\":1,\"connectome\":\"%s\",\"software\":\"t\"}",
          "{\"name\":\"a\",\"sequence\":1,\"connectome\":\"%s\",\"software\":\"t\",\"more\":1}",
          "{\"name\":\"a\",\"name\":\"b\",\"sequence\":1,\"connectome\":\"%s\",\"software\":\"t\"}",
          "{\"name\":\"a\",\"sequence\":1,\"connectome\":\"%s\",\"software\":\"t\"} x"
        }) {
      byte[] bytes = json.replace("%s", worm.identity()).getBytes(StandardCharsets.UTF_8);
      assertEquals(OfferRefusal.MANIFEST, refusal(signedParts(bytes, zipped(), trace())), json);
    }
    byte[] long1 = " ".repeat(4096).getBytes(StandardCharsets.UTF_8);
    assertEquals(OfferRefusal.MANIFEST, refusal(signedParts(long1, zipped(), trace())));
  }

  @Test
  void aTraceThatDiffersInTheLastBitOfOneSumDisarms() throws Exception {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 50; i++) {
      byte[] trace = trace();
      int at = GoldenTrace.TICKS + Double.BYTES * random.nextInt(2 * GoldenTrace.TICKS) + 7;
      trace[at] ^= 1;
      assertEquals(OfferRefusal.GOLDEN_TRACE, refusal(signedParts(manifest(), zipped(), trace)));
    }
    assertEquals(
        OfferRefusal.GOLDEN_TRACE,
        refusal(signedParts(manifest(), zipped(), GoldenTrace.record(weights(7)).bytes())),
        "the trace of other weights");
  }
}
