package org.nemadrive.simulator.offer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;
import org.nemadrive.simulator.files.Sha256;

/**
 * The publisher's half of a key pair, an Ed25519 key (RFC 8032). In files as PEM, the private key
 * as PKCS #8, the public key beside it with {@code .pub} at the end, as {@code openssl} reads and
 * writes them.
 */
public final class SigningKey {
  static final String ALGORITHM = "Ed25519";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> TOO_OPEN =
      PosixFilePermissions.fromString("---rwxrwx");

  private final PrivateKey privateKey;
  private final byte[] fingerprint;

  private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    fingerprint = Sha256.of(publicKey.getEncoded());
  }

  /** The file of the public key that belongs to a private key's file. */
  public static Path publicKeyFile(Path privateKeyFile) {
    return privateKeyFile.resolveSibling(privateKeyFile.getFileName() + ".pub");
  }

  /**
   * Makes a key pair and writes both files; the private one can be read by its owner only.
   *
   * @throws InvalidInputException if there is a file already: a key is never overwritten
   */
  public static SigningKey generate(Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform from 15 has Ed25519", e);
    }
    Path publicFile = publicKeyFile(file);
    try {
      if (Files.exists(publicFile)) {
        throw new FileAlreadyExistsException(publicFile.toString());
      }
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          e.getFile() + " exists already and is not overwritten; choose another name", e);
    }
    Files.write(file, Pem.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.write(
        publicFile,
        Pem.write("PUBLIC KEY", pair.getPublic().getEncoded()),
        StandardOpenOption.CREATE_NEW);
    return new SigningKey(pair.getPrivate(), pair.getPublic());
  }

  /**
   * Reads a private key and the public key beside it.
   *
   * @throws InvalidInputException if one of them is missing or no Ed25519 key, if they do not
   *     belong together, or if others than the owner may read the private one
   */
  public static SigningKey read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException(
            "no key at "
                + file
                + "; make one with \"trainer keygen --key "
                + Names.typed(file)
                + "\"");
      }
      if (Files.getPosixFilePermissions(file).stream().anyMatch(TOO_OPEN::contains)) {
        throw new InvalidInputException(
            "others may read the private key %s; run: chmod 600 %s"
                .formatted(file, Names.typed(file)));
      }
      byte[] der = Pem.read("PRIVATE KEY", Files.readString(file, StandardCharsets.US_ASCII));
      PrivateKey key =
          KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
      SigningKey signing = new SigningKey(key, TrustedKeys.readPublicKey(publicKeyFile(file)));
      signing.checkPair((EdECPrivateKey) key, TrustedKeys.readPublicKey(publicKeyFile(file)));
      return signing;
    } catch (IOException e) {
      throw new InvalidInputException("cannot read the key " + file + ": " + e.getMessage(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidInputException(
          file + " is no unencrypted Ed25519 private key in PEM; make one with 'trainer keygen'",
          e);
    }
  }

  private void checkPair(EdECPrivateKey key, PublicKey publicKey) throws GeneralSecurityException {
    byte[] probe = {1, 2, 3};
    Signature verifier = Signature.getInstance(ALGORITHM);
    verifier.initVerify(publicKey);
    verifier.update(probe);
    if (!verifier.verify(sign(probe))) {
      throw new InvalidInputException(
          "the public key beside the %s private key belongs to another one; keep the pair together"
              .formatted(key.getAlgorithm()));
    }
  }

  /** SHA-256 of the public key's DER form, 32 bytes: names the key in an offer. */
  byte[] fingerprint() {
    return fingerprint.clone();
  }

  /** The fingerprint's first 16 hex digits, for people. */
  public String shortFingerprint() {
    return TrustedKeys.shortHex(fingerprint);
  }

  /** An Ed25519 signature over these bytes, 64 bytes. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key always signs", e);
    }
  }
}
