package org.nemadrive.telemetry.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.nemadrive.telemetry.link.TlsFiles;

/** TLS for the tests' own clients, made by openssl and not by the code under test. */
public final class ClientTls {
  private static final String PASSWORD = "test";

  private ClientTls() {}

  /** A factory of sockets that show this certificate. */
  public static SSLSocketFactory socketFactory(TlsFiles files) {
    try {
      KeyStore keys =
          pkcs12("-in", files.certificate().toString(), "-inkey", files.key().toString());
      var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, PASSWORD.toCharArray());
      var trustManagers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trustManagers.init(trust(files.ca()));
      var context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (Exception failed) {
      throw new IllegalStateException("the test's own certificates failed", failed);
    }
  }

  private static KeyStore trust(Path ca) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(ca)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    return store;
  }

  private static KeyStore pkcs12(String... from) throws Exception {
    var command = new ArrayList<>(List.of("openssl", "pkcs12", "-export"));
    command.addAll(List.of(from));
    command.addAll(List.of("-passout", "pass:" + PASSWORD));
    Process openssl = new ProcessBuilder(command).start();
    var bytes = new ByteArrayOutputStream();
    openssl.getInputStream().transferTo(bytes);
    if (openssl.waitFor() != 0) {
      throw new IOException("openssl pkcs12 failed");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(bytes.toByteArray()), PASSWORD.toCharArray());
    return store;
  }
}
