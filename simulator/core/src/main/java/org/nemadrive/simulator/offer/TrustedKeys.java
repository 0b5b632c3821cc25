package org.nemadrive.simulator.offer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;

/**
 * The publishers a robot believes: the public keys, {@code *.pub}, in one folder. The name of a
 * file, without its ending, names the publisher.
 */
public final class TrustedKeys {
  private static final String ENDING = ".pub";
  private static final int SHORT_BYTES = 8;

  /** A publisher who is believed. */
  private record Trusted(String name, PublicKey key) {}

  private final Map<String, Trusted> byFingerprint = new TreeMap<>();

  private TrustedKeys() {}

  /** Nobody is believed. */
  public static TrustedKeys none() {
    return new TrustedKeys();
  }

  /**
   * Reads a folder; one that does not exist trusts nobody.
   *
   * @throws InvalidInputException if a file in it is no Ed25519 public key
   */
  public static TrustedKeys read(Path folder) {
    TrustedKeys keys = new TrustedKeys();
    if (!Files.isDirectory(folder)) {
      return keys;
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(files::add);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read the keys in " + folder + ": " + e, e);
    }
    for (Path file : files) {
      PublicKey key = readPublicKey(file);
      String name = file.getFileName().toString();
      keys.byFingerprint.put(
          HexFormat.of().formatHex(Sha256.of(key.getEncoded())),
          new Trusted(name.substring(0, name.length() - ENDING.length()), key));
    }
    return keys;
  }

  static PublicKey readPublicKey(Path file) {
    try {
      byte[] der = Pem.read("PUBLIC KEY", Files.readString(file, StandardCharsets.US_ASCII));
      return KeyFactory.getInstance(SigningKey.ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(der));
    } catch (IOException e) {
      throw new InvalidInputException("cannot read the public key " + file + ": " + e, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidInputException(
          file + " is no Ed25519 public key in PEM; copy the .pub file of 'trainer keygen' there",
          e);
    }
  }

  static String shortHex(byte[] fingerprint) {
    return HexFormat.of().formatHex(fingerprint, 0, SHORT_BYTES);
  }

  /** Names of all publishers who are believed. */
  public List<String> names() {
    return byFingerprint.values().stream().map(Trusted::name).sorted().toList();
  }

  /**
   * Checks a signature.
   *
   * @return the publisher's name
   * @throws RefusedOfferException if the key is not trusted or the bytes are not what it signed
   */
  String verify(byte[] fingerprint, byte[] signed, byte[] signature) throws RefusedOfferException {
    Trusted trusted = byFingerprint.get(HexFormat.of().formatHex(fingerprint));
    if (trusted == null) {
      throw new RefusedOfferException(
          OfferRefusal.UNTRUSTED,
          "it is signed with key %s, trusted here: %s; put the publisher's .pub file into the key"
                  .formatted(shortHex(fingerprint), names().isEmpty() ? "none" : names())
              + " folder if you believe it");
    }
    boolean genuine;
    try {
      Signature verifier = Signature.getInstance(SigningKey.ALGORITHM);
      verifier.initVerify(trusted.key());
      verifier.update(signed);
      genuine = verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      genuine = false;
    }
    if (!genuine) {
      throw new RefusedOfferException(
          OfferRefusal.SIGNATURE,
          "it is not what %s signed: it was changed or damaged on the way; send it again"
              .formatted(trusted.name()));
    }
    return trusted.name();
  }
}
