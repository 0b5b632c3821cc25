package org.nemadrive.simulator.offer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.testing.StartsProcess;

class SigningKeyTest {
  private static final Path OPENSSL = Path.of("/usr/bin/openssl");

  @TempDir private Path folder;

  private static int run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static String refused(Runnable action) {
    return assertThrows(InvalidInputException.class, action::run).getMessage();
  }

  @Test
  void aPrivateKeyIsReadableByItsOwnerOnlyAndNeverOverwritten() throws Exception {
    Path file = folder.resolve("deep/lab");
    SigningKey made = SigningKey.generate(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    byte[] before = Files.readAllBytes(file);
    assertTrue(
        assertThrows(InvalidInputException.class, () -> SigningKey.generate(file))
            .getMessage()
            .contains("not overwritten"));
    assertArrayEquals(before, Files.readAllBytes(file));
    assertArrayEquals(made.fingerprint(), SigningKey.read(file).fingerprint());
    assertArrayEquals(made.sign(before), SigningKey.read(file).sign(before));
  }

  @StartsProcess
  @Test
  void opensslFindsTheSignatureGoodOverExactlyTheBytesBeforeIt() throws Exception {
    assumeTrue(Files.isExecutable(OPENSSL), "skipped: install openssl");
    SigningKey key = SigningKey.generate(folder.resolve("lab"));
    Connectome worm = Connectome.celegans();
    byte[] offer =
        WeightsOffer.signed(
            new TrainedWeights(worm, Dynamics.SYNCHRONOUS, worm.biologicalWeights(), null),
            "untrained",
            1,
            "test",
            key);
    Path body = folder.resolve("body");
    Path signature = folder.resolve("signature");
    Files.write(body, Arrays.copyOf(offer, offer.length - 64));
    Files.write(signature, Arrays.copyOfRange(offer, offer.length - 64, offer.length));
    String[] verify = {
      OPENSSL.toString(),
      "pkeyutl",
      "-verify",
      "-pubin",
      "-inkey",
      folder + "/lab.pub",
      "-rawin",
      "-in",
      body.toString(),
      "-sigfile",
      signature.toString()
    };
    assertEquals(0, run(verify));
    byte[] changed = Files.readAllBytes(body);
    changed[changed.length - 1] ^= 1;
    Files.write(body, changed);
    assertEquals(1, run(verify));
  }

  @StartsProcess
  @Test
  void keysOfOpensslWorkToo() throws Exception {
    assumeTrue(Files.isExecutable(OPENSSL), "skipped: install openssl");
    String file = folder.resolve("own").toString();
    assertEquals(0, run("openssl", "genpkey", "-algorithm", "ed25519", "-out", file));
    assertEquals(0, run("openssl", "pkey", "-in", file, "-pubout", "-out", file + ".pub"));
    Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-------"));
    SigningKey key = SigningKey.read(Path.of(file));
    byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
    assertEquals(64, key.sign(text).length);
    assertEquals(List.of("own"), TrustedKeys.read(folder).names());
  }

  @Test
  void aPrivateKeyOthersMayReadAMissingOneAndAMismatchedPairAreRefusedWithWhatToDo()
      throws Exception {
    Path file = folder.resolve("lab");
    assertTrue(refused(() -> SigningKey.read(file)).contains("trainer keygen"));
    SigningKey.generate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertTrue(refused(() -> SigningKey.read(file)).contains("chmod 600"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    SigningKey.generate(folder.resolve("other"));
    Files.copy(
        folder.resolve("other.pub"),
        folder.resolve("lab.pub"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refused(() -> SigningKey.read(file)).contains("belongs to another"));
    Files.writeString(file, "no key");
    assertTrue(refused(() -> SigningKey.read(file)).contains("Ed25519"));
  }

  @Test
  void aFileInTheKeyFolderThatIsNoPublicKeyIsNamed() throws Exception {
    Files.writeString(folder.resolve("bad.pub"), "ssh-ed25519 AAAA");
    assertTrue(refused(() -> TrustedKeys.read(folder)).contains("bad.pub"));
  }
}
