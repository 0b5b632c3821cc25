package org.nemadrive.telemetry.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates as PEM files, as {@code openssl} and the project's {@code pki} script write them.
 * They are read at every connection, so that renewed certificates are used without a restart.
 *
 * @param ca the authority that signed the broker's certificate, or null for the system's
 *     authorities
 * @param certificate this client's certificate, or null
 * @param key this client's private key (PKCS #8, not encrypted), or null
 */
public record TlsFiles(Path ca, Path certificate, Path key) {
  private static final char[] NO_PASSWORD = new char[0];

  public TlsFiles {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException(
          "a client certificate needs its key: give both tls.certificate and tls.key, or neither");
    }
  }

  /** A factory of TLS sockets that trust and show these certificates. */
  SSLSocketFactory socketFactory() throws IOException, GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(ca == null ? null : trustStore());
    KeyManagerFactory keys = null;
    if (certificate != null) {
      keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(keyStore(), NO_PASSWORD);
    }
    context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private KeyStore trustStore() throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate authority : certificates(ca)) {
      store.setCertificateEntry("ca" + number++, authority);
    }
    return store;
  }

  private KeyStore keyStore() throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
    String algorithm = chain[0].getPublicKey().getAlgorithm();
    PrivateKey secret =
        KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keyBytes()));
    store.setKeyEntry("client", secret, NO_PASSWORD, chain);
    return store;
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    var pem = new ByteArrayInputStream(Files.readAllBytes(file));
    var found = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    if (found.isEmpty()) {
      throw new IOException("no certificate in " + file + "; it must be a PEM file");
    }
    return found;
  }

  private byte[] keyBytes() throws IOException {
    String pem = Files.readString(key, StandardCharsets.US_ASCII);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from) {
      throw new IOException(
          "no unencrypted PKCS #8 private key in "
              + key
              + "; convert it with openssl pkcs8 -topk8 -nocrypt");
    }
    return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
  }
}
