package org.nemadrive.telemetry.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.LinkFault;
import org.nemadrive.telemetry.link.TlsFiles;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.ClientTls;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Pki;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.slf4j.LoggerFactory;

/** The shipped broker configuration: who gets in, and who may do what. */
@OpensBroker
class SecurityTest {
  private static final Topics TOPICS = new Topics("nema-1");

  @TempDir Path folder;

  private static TelemetryConfig robot(BrokerAddress broker, TlsFiles files) {
    return TelemetryConfig.of("nema-1", broker)
        .withCredentials(null, null, files)
        .withCommands(CommandSettings.usual());
  }

  private static Watcher person(Pki pki, Mosquitto broker, String user) {
    var options = new MqttConnectionOptions();
    options.setSocketFactory(ClientTls.socketFactory(pki.files(user)));
    return Watcher.on(Pki.tls(broker), options, "nemadrive/#");
  }

  private static LinkFault faultOf(TelemetryConfig config) throws Exception {
    try (var rig = new Rig(config)) {
      // An attempt that only took too long says nothing yet of what is wrong.
      rig.stepUntil("a fault", () -> isTelling(rig.engine().link().fault()));
      assertFalse(rig.engine().link().isUp());
      return rig.engine().link().fault();
    }
  }

  private static boolean isTelling(LinkFault fault) {
    return fault != null && fault.kind() != LinkFault.Kind.TIMEOUT;
  }

  @Test
  void anOperatorCommandsAViewerOnlyWatchesAndStops() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    pki.run("issue", "operator", "ann");
    pki.run("issue", "viewer", "bob");
    try (var broker = pki.broker(folder).start();
        var rig = new Rig(robot(Pki.tls(broker), pki.files("nema-1")));
        var viewer = person(pki, broker, "viewer-bob");
        var operator = person(pki, broker, "operator-ann")) {
      rig.stepUntilReady();
      viewer.awaitState("ready", "disarmed");

      viewer.command(TOPICS.command("arm"), "{}", "viewer-1");
      operator.command(TOPICS.command("arm"), "{}", "operator-1");
      rig.stepUntil("armed by the operator", () -> rig.robot().mode().mode() == Mode.ARMED);
      assertEquals(Map.of("arm", 1L), rig.engine().commands().counts().acceptedByVerb());
      assertEquals(Map.of(), rig.engine().commands().counts().refusedByReason());

      viewer.publish(TOPICS.command("estop"), "true", false, null);
      rig.stepUntil("stopped by the viewer", () -> rig.robot().mode().mode() == Mode.ESTOP);
      viewer.command(TOPICS.command("resume"), "{}", "viewer-2");
      rig.stepForMs(300);
      assertEquals(Mode.ESTOP, rig.robot().mode().mode(), "a viewer must not resume");
      operator.command(TOPICS.command("resume"), "{}", "operator-2");
      rig.stepUntil("resumed by the operator", () -> rig.robot().mode().mode() == Mode.DISARMED);
    }
  }

  @Test
  void aRobotCannotSpeakInAnotherRobotsTreeAndDeliversOnceItMay() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-2");
    pki.run("issue", "viewer", "bob");
    try (var broker = pki.broker(folder).start();
        var rig = new Rig(robot(Pki.tls(broker), pki.files("nema-2")));
        var viewer = person(pki, broker, "viewer-bob")) {
      rig.stepUntil("connected", () -> rig.engine().link().isSubscribed());
      rig.events(20);
      rig.stepForMs(1_000);
      assertEquals(20, rig.engine().events().pendingCount(), "refused events are kept");
      assertEquals(0, viewer.all("/event/failsafe").size());

      String acl = Files.readString(pki.file("roles.acl"));
      Files.writeString(
          pki.file("roles.acl"), acl + "\nuser nema-2\ntopic readwrite nemadrive/1/nema-1/#\n");
      broker.reload();
      rig.stepUntil("delivered", () -> rig.engine().events().pendingCount() == 0);
      viewer.await("the last", m -> m.json().path("number").asLong() == 20);
      long distinct =
          viewer.all("/event/failsafe").stream()
              .map(message -> message.json().path("number").asLong())
              .distinct()
              .count();
      assertEquals(20, distinct);
      assertTrue(
          viewer.all("/event/failsafe").size() == 20 || rig.engine().link().reconnects() > 0,
          "an event came twice without a reconnect");
    }
  }

  @Test
  void peopleMayWriteNothingButAStopNotEvenBelowTheirOwnName() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "viewer", "bob");
    pki.run("issue", "operator", "ann");
    pki.run("issue", "trainer", "lab");
    pki.run("issue", "robot", "nema-1");
    pki.run("issue", "operator", "eve");
    pki.run("revoke", "operator", "eve");
    String rights = Files.readString(pki.file("roles.acl"));
    assertFalse(rights.contains("operator-eve"), rights);
    Map<String, Set<String>> allowed =
        Map.of(
            "viewer-bob", Set.of("nema-1/cmd/estop"),
            "operator-ann", Set.of("nema-1/cmd/estop", "nema-1/cmd/arm", "nema-1/cmd/drive"),
            "trainer-lab",
                Set.of("nema-1/cmd/estop", "nema-1/weights/offer", "trainer-lab/run/1/progress"),
            "nema-1",
                Set.of(
                    "nema-1/cmd/estop",
                    "nema-1/cmd/arm",
                    "nema-1/cmd/drive",
                    "nema-1/weights/offer",
                    "nema-1/state",
                    "nema-1/info"));
    var tried =
        new TreeSet<>(
            Set.of("viewer-bob/info", "operator-ann/state", "nema-2/state", "nema-2/info"));
    allowed.values().forEach(tried::addAll);
    try (var broker = pki.broker(folder).start();
        var observer = person(pki, broker, "viewer-bob")) {
      for (var who : allowed.entrySet()) {
        try (var writer = person(pki, broker, who.getKey())) {
          for (String topic : tried) {
            boolean may = who.getValue().contains(topic);
            String text = who.getKey() + " on " + topic;
            assertEquals(may, writer.mayPublish("nemadrive/1/" + topic, text), text);
          }
        }
      }
      observer.await("the last", m -> m.topic().endsWith("/run/1/progress"));
      for (var message : observer.all("")) {
        String[] said = new String(message.payload(), StandardCharsets.UTF_8).split(" on ");
        assertTrue(allowed.get(said[0]).contains(said[1]), said[0] + " wrote " + said[1]);
      }
    }
  }

  @Test
  void aNameIsOneLineOfSmallLettersAndNoRolesOrTheBrokersOwn() {
    var pki = new Pki(folder.resolve("pki"));
    String before = pki.run("list");
    for (String name :
        List.of(
            "",
            "a\ntopic write #",
            "nema-1\n",
            "Ann",
            "a b",
            "a/b",
            "../x",
            "ä",
            "a+b",
            "#",
            "x".repeat(41),
            "ca",
            "server",
            "operator",
            "operator-eve",
            "trainer-x",
            "viewer-")) {
      for (String verb : List.of("issue", "revoke", "password")) {
        assertTrue(pki.refusal(verb, "robot", name).contains("name '"), name);
      }
    }
    for (String host : List.of("x\nextendedKeyUsage=clientAuth", "a,DNS:b", "-x", "")) {
      assertTrue(pki.refusal("init", host).contains("host '"), host);
    }
    assertTrue(pki.refusal("issue", "admin", "ann").contains("role 'admin'"));
    assertEquals(before, pki.run("list"));
  }

  @Test
  void aRevokedRobotIsLockedOutAndSaysSo() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    for (String end : new String[] {"crt", "key"}) {
      Files.copy(pki.file("nema-1." + end), pki.file("kept." + end));
    }
    pki.run("revoke", "robot", "nema-1");
    try (var broker = pki.broker(folder).start()) {
      LinkFault fault = faultOf(robot(Pki.tls(broker), pki.files("kept")));
      assertTrue(
          fault.kind() == LinkFault.Kind.CERTIFICATE || fault.kind() == LinkFault.Kind.CLOSED,
          fault.toString());
    }
  }

  @Test
  void aBrokerWithACertificateOfAnotherAuthorityIsNotTrusted() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    var foreign = new Pki(folder.resolve("foreign"));
    var files =
        new TlsFiles(foreign.file("ca.crt"), pki.file("nema-1.crt"), pki.file("nema-1.key"));
    try (var broker = pki.broker(folder).start()) {
      LinkFault fault = faultOf(robot(Pki.tls(broker), files));
      assertEquals(LinkFault.Kind.CERTIFICATE, fault.kind(), fault.advice());
      assertTrue(fault.advice().contains("not signed by the authority in tls.ca"), fault.advice());
    }
  }

  @Test
  void aBrokerWhoseCertificateHasExpiredIsNotTrusted() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    pki.run(Map.of("NEMADRIVE_CERT_DAYS", "-1"), null, "init");
    try (var broker = pki.broker(folder).start()) {
      LinkFault fault = faultOf(robot(Pki.tls(broker), pki.files("nema-1")));
      assertEquals(LinkFault.Kind.CERTIFICATE, fault.kind(), fault.advice());
      assertTrue(fault.advice().contains("has expired"), fault.advice());
    }
  }

  @Test
  void aBrokerUnderAnotherNameIsNotTrusted() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    try (var broker = pki.broker(folder).start()) {
      var address = BrokerAddress.parse("mqtts://127.0.0.2:" + broker.port());
      LinkFault fault = faultOf(robot(address, pki.files("nema-1")));
      assertEquals(LinkFault.Kind.CERTIFICATE, fault.kind(), fault.advice());
      assertTrue(fault.advice().contains("does not fit its name"), fault.advice());
    }
  }

  @Test
  void aRobotWithoutACertificateDoesNotGetIn() throws Exception {
    var pki = new Pki(folder.resolve("pki"));
    try (var broker = pki.broker(folder).start()) {
      LinkFault fault =
          faultOf(robot(Pki.tls(broker), new TlsFiles(pki.file("ca.crt"), null, null)));
      assertTrue(
          fault.kind() == LinkFault.Kind.CERTIFICATE || fault.kind() == LinkFault.Kind.CLOSED,
          fault.toString());
    }
  }

  @Test
  void aWrongPasswordIsNamedAndNeverShown() throws Exception {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    root.addAppender(logged);
    Path password =
        Files.createFile(
            folder.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, "sesame-3141\n");
    Path passwords = folder.resolve("passwords");
    Files.writeString(passwords, "");
    int port = Mosquitto.freePort();
    String text =
        "listener " + port + " 127.0.0.1\nallow_anonymous false\npassword_file " + passwords + "\n";
    try (var broker = Mosquitto.withConfiguration(folder, text, port).start()) {
      LinkFault fault =
          faultOf(
              TelemetryConfig.of("nema-1", broker.address())
                  .withCredentials("nema-1", password, null));
      assertEquals(LinkFault.Kind.CREDENTIALS, fault.kind(), fault.advice());
      assertFalse(fault.advice().contains("sesame"));
      assertTrue(logged.list.size() > 0, "nothing was logged, so nothing was checked");
      for (ILoggingEvent event : logged.list) {
        assertFalse(event.getFormattedMessage().contains("sesame"), event.getFormattedMessage());
      }
    } finally {
      root.detachAppender(logged);
      root.setLevel(before);
    }
  }
}
