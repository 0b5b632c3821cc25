package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.controller.hil.NoisyDrives;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.weights.DiskFiles;
import org.nemadrive.controller.weights.WeightsStore;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.TrustedKeys;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.testing.ClientTls;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Pki;
import org.nemadrive.telemetry.testing.Schemas;
import org.nemadrive.telemetry.testing.Watcher;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.trainer.cli.TrainerCommand;
import picocli.CommandLine;

/**
 * The whole way, with the commands of the README: two worms are trained for a moment, signed, sent
 * over TLS through a real Mosquitto with the shipped roles, and drive a controller of its own
 * process on the simulated profile. The one that was trained for a GoPiGo3's noise then drives an
 * emulated one as it was received.
 */
@OpensBroker
@StartsProcess
class FromTrainingToRobotTest {
  private static final Topics ROBOT = new Topics("nema-1");
  private static final Path GOPIGO3 = Path.of("../../hardware-profiles/gopigo3.yaml");
  private static final int NOISY_DRIVES = 4;
  private static final long FIRST_NOISE_SEED = 60_000;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Pki pki;
  private Mosquitto broker;

  private int run(CommandLine program, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return program
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void trainer(String... arguments) {
    assertEquals(0, run(TrainerCommand.commandLine(), arguments), err.toString());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void train(String run, int evaluations, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "train",
                "--task",
                "pentagon",
                "--evaluations",
                "" + evaluations,
                "--out",
                path(run)));
    command.addAll(List.of(more));
    trainer(command.toArray(String[]::new));
  }

  private String[] publish(String weights, String key, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "publish",
                "--weights",
                weights,
                "--key",
                path(key),
                "--to",
                Pki.tls(broker).toString(),
                "--robot",
                "nema-1",
                "--telemetry",
                path("lab.yaml"),
                "--wait",
                "60"));
    command.addAll(List.of(more));
    return command.toArray(String[]::new);
  }

  private String identity() {
    return out.toString().lines().findFirst().orElseThrow().substring("Identity: ".length());
  }

  /** The telemetry configuration of somebody with a certificate. */
  private void configure(String file, String user, String robot) throws Exception {
    Files.writeString(
        folder.resolve(file),
        """
        robot: %s
        broker: %s
        commands: enabled
        tls:
          ca: %s
          certificate: %s
          key: %s
        """
            .formatted(
                robot,
                Pki.tls(broker),
                pki.file("ca.crt"),
                pki.file(user + ".crt"),
                pki.file(user + ".key")));
  }

  private RobotProcess robot() throws Exception {
    // The watchdog's patience is not what is proved here, and a build machine can be very busy.
    String profile = Files.readString(Path.of("../../hardware-profiles/simulated.yaml"));
    Files.writeString(
        folder.resolve("patient.yaml"),
        profile.replaceFirst("watchdogTimeoutMs: \\d+", "watchdogTimeoutMs: 5000"));
    return new RobotProcess(
        folder.resolve("robot.log"),
        "run",
        "--profile",
        path("patient.yaml"),
        "--store",
        path("weights"),
        "--keys",
        path("keys"),
        "--probation",
        "600",
        "--ticks",
        "0",
        "--telemetry",
        path("robot.yaml"));
  }

  private static JsonNode awaitInfo(Watcher watcher, int from, String sha256) {
    return watcher
        .await(
            "info with weights " + sha256,
            from,
            seen ->
                seen.topic().equals(ROBOT.info())
                    && seen.json().path("weights_sha256").asText("?").equals(sha256))
        .json();
  }

  private static void awaitDriving(Watcher watcher, int from) {
    watcher.await(
        "a turning wheel",
        from,
        seen ->
            seen.topic().endsWith("telemetry/tick")
                && seen.json().path("left_drive").asDouble() != 0);
  }

  @Test
  void trainedWeightsAreSignedSentOverTlsAndDriveAndNothingElseDoes() throws Exception {
    pki = new Pki(folder.resolve("pki"));
    pki.run("issue", "robot", "nema-1");
    pki.run("issue", "trainer", "lab");
    pki.run("issue", "operator", "ann");
    train(
        "run1",
        300,
        "--from",
        GOPIGO3.resolveSibling("weights/pentagon.json").toString(),
        "--profile",
        GOPIGO3.toString(),
        "--robust",
        "4",
        "--strategy",
        "one-plus-one");
    train("run2", 2000);
    trainer("keygen", "--key", path("lab"));
    trainer("keygen", "--key", path("stranger"));
    Files.createDirectory(folder.resolve("keys"));
    Files.copy(folder.resolve("lab.pub"), folder.resolve("keys/lab.pub"));
    try (Mosquitto started = pki.broker(folder)) {
      broker = started.start();
      configure("robot.yaml", "nema-1", "nema-1");
      configure("lab.yaml", "trainer-lab", "lab");
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setSocketFactory(ClientTls.socketFactory(pki.files("operator-ann")));
      try (Watcher ann = Watcher.on(Pki.tls(broker), options, "nemadrive/#")) {
        String second;
        try (RobotProcess robot = robot()) {
          second = withLog(robot, () -> aRunningRobotTakesTwoWormsAndRefusesTheRest(ann, robot));
        }
        int restarted = ann.all().size();
        try (RobotProcess robot = robot()) {
          JsonNode info = awaitInfo(ann, restarted, second);
          assertEquals("lab", info.path("weights_signer").asText(), robot.log());
          awaitDriving(ann, restarted);
        }
        everyMessageFitsItsSchema(ann);
      }
    }
    aPersonAtTheRobotGoesBack();
    whatItThenCarriesKeepsItsFoodOnWheelsThatSlipAndLag();
  }

  /** What went wrong, with what the robot wrote. */
  private static <T> T withLog(RobotProcess robot, Callable<T> story) throws Exception {
    try {
      return story.call();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\nThe robot wrote:\n" + robot.log(), e);
    }
  }

  private String aRunningRobotTakesTwoWormsAndRefusesTheRest(Watcher ann, RobotProcess robot)
      throws Exception {
    assertEquals("untrained", awaitInfo(ann, 0, "").path("weights").asText());
    ann.awaitState("ready", "disarmed");
    JsonNode early = ann.ask(ROBOT.command("arm"), "{}");
    assertFalse(early.path("accepted").asBoolean(), "nothing to drive with");

    trainer(publish(path("run1/best-weights.json"), "lab"));
    final String first = identity();
    assertTrue(out.toString().contains("Robot: nema-1 carries them"), out.toString());
    JsonNode info = awaitInfo(ann, 0, first);
    assertEquals("lab", info.path("weights_signer").asText());
    assertEquals("run1-best-weights", info.path("weights").asText());
    assertTrue(ann.ask(ROBOT.command("arm"), "{}").path("accepted").asBoolean(), robot.log());
    assertTrue(ann.ask(ROBOT.command("run"), "{}").path("accepted").asBoolean());
    awaitDriving(ann, 0);

    int before = ann.all().size();
    trainer(publish(path("run2/best-weights.json"), "lab"));
    String second = identity();
    awaitInfo(ann, before, second);
    JsonNode loaded =
        ann.await("weights-loaded", before, seen -> seen.topic().endsWith("event/weights-loaded"))
            .json();
    assertEquals(first, loaded.path("weights_before_sha256").asText());
    awaitDriving(ann, ann.all().size());

    assertEquals(
        1, run(TrainerCommand.commandLine(), publish(path("run1/best-weights.json"), "stranger")));
    assertTrue(err.toString().contains("trusted here: [lab]"), err.toString());
    assertEquals(
        1,
        run(
            TrainerCommand.commandLine(),
            publish(path("run1/best-weights.json"), "lab", "--sequence", "7")));
    assertTrue(err.toString().contains("its sequence is 7"), err.toString());

    trainer(
        "publish",
        "--weights",
        path("run1/best-weights.json"),
        "--key",
        path("lab"),
        "--to",
        path("out"));
    byte[] offer = Files.readAllBytes(folder.resolve("out/run1-best-weights.offer"));
    offer[offer.length / 2] ^= 1;
    String sent = "{\"offer\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(offer));
    JsonNode reply = ann.ask(ROBOT.command("weights"), sent);
    assertEquals("declined", reply.path("code").asText());
    assertTrue(reply.path("reason").asText().contains("changed or damaged"), reply.toString());
    awaitDriving(ann, ann.all().size());
    // Leaves the good offer with the broker, so that the restart finds what it carries.
    assertEquals(
        second,
        ann.all(ROBOT.info()).getLast().json().path("weights_sha256").asText(),
        robot.log());
    return second;
  }

  private void everyMessageFitsItsSchema(Watcher watcher) {
    int checked = 0;
    for (Watcher.Seen seen : watcher.all()) {
      if (!seen.topic().contains("/cmd/") && seen.payload().length > 0) {
        assertEquals(
            List.of(),
            Schemas.problems(ROBOT.schemaOf(seen.topic()), seen.payload()),
            seen.topic());
        checked++;
      }
    }
    assertTrue(checked > 50, checked + " messages");
  }

  private void aPersonAtTheRobotGoesBack() {
    String[] where = {"--store", path("weights"), "--keys", path("keys")};
    assertEquals(0, controller("list", where), err.toString());
    assertTrue(
        out.toString().matches("(?s)current .*run2-best.*previous .*run1-best.*"), out.toString());
    assertEquals(0, controller("rollback", where), err.toString());
    assertEquals(0, controller("list", where), err.toString());
    assertTrue(out.toString().lines().anyMatch(l -> l.matches("current .*run1-best.*")));
    assertEquals(2, controller("import", where[0], where[1], where[2], where[3], path("lab.yaml")));
    assertTrue(err.toString().contains("is refused: it is no weights offer"), err.toString());
    assertEquals(
        0,
        controller(
            "import", where[0], where[1], where[2], where[3], path("out/run1-best-weights.offer")),
        err.toString());
    assertEquals(0, controller("mark-good", where), err.toString());
    assertEquals(0, controller("list", where));
    assertTrue(out.toString().lines().findFirst().orElseThrow().endsWith("signed by lab, good"));
  }

  /** In 2 % slip and load, inertia, a tick of latency: by bytes, on an emulated GoPiGo3. */
  private void whatItThenCarriesKeepsItsFoodOnWheelsThatSlipAndLag() throws Exception {
    WeightsStore store =
        new WeightsStore(folder.resolve("weights"), new DiskFiles(), WeightsStore.DEFAULT_KEEP);
    byte[] offer = store.offer(store.current().orElseThrow());
    TrainedWeights worm =
        new OfferCheck(TrustedKeys.read(folder.resolve("keys")), false, Connectome.celegans())
            .check(offer)
            .weights();
    double trained = worm.origin().body().foodMean();
    assertEquals("gopigo3", worm.origin().body().profile());
    assertTrue(trained > 8, "it was hardly trained, it eats " + trained);
    RobotProfile profile = ProfileReader.read(GOPIGO3);
    FoodLayout layout =
        ForagingTask.parse("pentagon", WorldParameters.DEFAULT, 1).layouts().getFirst();
    List<NoisyDrives.Food> drives =
        LongStream.range(0, NOISY_DRIVES)
            .mapToObj(seed -> NoisyDrives.drive(profile, worm, layout, FIRST_NOISE_SEED + seed))
            .toList();
    double believed = drives.stream().mapToInt(NoisyDrives.Food::believed).average().orElseThrow();
    double floor = drives.stream().mapToInt(NoisyDrives.Food::floor).average().orElseThrow();
    String eaten = "eaten: " + drives + ", in training " + trained;
    assertTrue(believed >= 0.95 * trained, eaten);
    assertTrue(floor >= 0.75 * trained, eaten);
  }

  private int controller(String verb, String... more) {
    String[] command = new String[more.length + 2];
    command[0] = "weights";
    command[1] = verb;
    System.arraycopy(more, 0, command, 2, more.length);
    return run(Controller.commandLine(), command);
  }
}
