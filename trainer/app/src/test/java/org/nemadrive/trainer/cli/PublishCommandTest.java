package org.nemadrive.trainer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.TrustedKeys;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.weights.WeightsOrigin;

/** Keys and offers as a person makes them at the command line. */
class PublishCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private String weights;
  private String key;

  private int run(String... arguments) {
    return TrainerCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void refused(String sentence, String... arguments) {
    err.getBuffer().setLength(0);
    assertEquals(2, run(arguments), err.toString());
    assertTrue(err.toString().contains(sentence), err.toString());
    assertFalse(err.toString().contains("\tat "), err.toString());
  }

  @BeforeEach
  void someWeightsAndAKey() throws IOException {
    Connectome worm = Connectome.celegans();
    double[] genome = worm.biologicalWeights();
    genome[3] = -1.5;
    Path file = folder.resolve("mine/best-weights.json");
    WeightsOrigin origin = new WeightsOrigin("test", "polygon5", "ea", 1, 1, 1, 1, 1, 36);
    WeightsFile.write(file, new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, origin));
    weights = file.toString();
    key = folder.resolve("keys/lab").toString();
    assertEquals(0, run("keygen", "--key", key), err.toString());
  }

  private CheckedOffer check(Path file, boolean allowUnsigned) throws Exception {
    TrustedKeys keys = TrustedKeys.read(folder.resolve("keys"));
    return new OfferCheck(keys, allowUnsigned, Connectome.celegans())
        .check(Files.readAllBytes(file));
  }

  @Test
  void keygenWritesAPrivateKeyForItsOwnerOnlyAndSaysWhereThePublicOneGoes() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))));
    assertTrue(out.toString().contains("/etc/nemadrive/keys/"), out.toString());
    assertFalse(out.toString().contains("PRIVATE KEY"), "no secret is printed");
    refused("not overwritten", "keygen", "--key", key);
  }

  @Test
  void publishWritesOneFileThatARobotBelieves() throws Exception {
    String to = folder.resolve("offers").toString();
    assertEquals(0, run("publish", "--weights", weights, "--key", key, "--to", to), err.toString());
    try (var files = Files.list(Path.of(to))) {
      assertEquals(
          List.of("mine-best-weights.offer"),
          files.map(file -> file.getFileName().toString()).toList());
    }
    CheckedOffer offer = check(Path.of(to, "mine-best-weights.offer"), false);
    assertEquals("lab", offer.signer());
    assertEquals(-1.5, offer.weights().genome()[3]);
    assertTrue(out.toString().contains("Identity: " + offer.identity()), out.toString());
    assertTrue(
        offer.manifest().sequence() > 1_700_000_000_000L, "milliseconds since 1970 by default");
  }

  @Test
  void nameAndSequenceCanBeChosenAndNobodyNeedsToSign() throws Exception {
    String to = folder.resolve("offers").toString();
    assertEquals(
        0,
        run(
            "publish",
            "--weights",
            weights,
            "--unsigned",
            "--to",
            to,
            "--name",
            "Éva's 2/3",
            "--sequence",
            "12"),
        err.toString());
    CheckedOffer offer = check(Path.of(to, "-va-s-2-3.offer"), true);
    assertEquals("Éva's 2/3", offer.manifest().name());
    assertEquals(12, offer.manifest().sequence());
    assertEquals("unsigned", offer.signer());
  }

  @Test
  void wrongInputEndsWithCodeTwoAndASentence() {
    String to = folder.toString();
    refused("no weights file", "publish", "--weights", "none", "--key", key, "--to", to);
    refused("trainer keygen", "publish", "--weights", weights, "--key", "none", "--to", to);
    refused("--unsigned", "publish", "--weights", weights, "--to", to);
    refused(
        "sequence 0", "publish", "--weights", weights, "--key", key, "--to", to, "--sequence", "0");
    refused("--robot", "publish", "--weights", weights, "--key", key, "--to", "mqtt://127.0.0.1:1");
    refused(
        "is not an address",
        "publish",
        "--weights",
        weights,
        "--key",
        key,
        "--to",
        "http://pi",
        "--robot",
        "a");
    refused(
        "would not be encrypted",
        "publish",
        "--weights",
        weights,
        "--key",
        key,
        "--to",
        "mqtt://pi.local",
        "--robot",
        "a");
  }

  @Test
  void aBrokerThatIsNotThereIsAFailureInOneSentence() {
    assertEquals(
        1,
        run(
            "publish",
            "--weights",
            weights,
            "--key",
            key,
            "--to",
            "mqtt://127.0.0.1:1",
            "--robot",
            "a"));
    assertTrue(err.toString().contains("no broker answers at mqtt://127.0.0.1:1"), err.toString());
  }
}
