package org.nemadrive.controller;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.replay.Replay;
import org.nemadrive.controller.replay.ReplayDivergedException;
import org.nemadrive.controller.weights.Offers;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.mode.DriveMode;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.simulator.offer.TrustedKeys;
import org.nemadrive.simulator.offer.WeightsOffer;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.command.CommandDesk;
import org.nemadrive.telemetry.command.CommandOutput;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.message.Bodies.Reply;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;
import org.nemadrive.telemetry.outbox.Event;
import org.nemadrive.telemetry.outbox.FileEventJournal;
import org.nemadrive.testing.Fuzz;
import org.nemadrive.testing.Slow;

/**
 * Every reader of the controller that reads what others wrote. By name, in the controller's own
 * heap: {@code -Dtest=ControllerReadersFuzzTest -Dfuzz.seconds=75 -Dtest.heap=64m}, ten minutes in
 * all.
 */
@Slow
class ControllerReadersFuzzTest {
  private static final Path PROFILES = Path.of("../../hardware-profiles");

  @TempDir Path folder;

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A reader of files, given bytes. */
  private Fuzz.Reader ofFile(String name, Fuzz.Reader reader) {
    return bytes -> {
      Files.write(folder.resolve(name), bytes);
      reader.read(bytes);
    };
  }

  private static List<byte[]> profiles() throws IOException {
    List<byte[]> texts = new ArrayList<>();
    try (var files = Files.list(PROFILES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(Files.readAllBytes(file));
      }
    }
    return texts;
  }

  @Test
  void offersEndInARefusal() throws Exception {
    var offers = new Offers(folder);
    byte[] unsigned = WeightsOffer.unsigned(Offers.weights(1), "worm", 7, "test");
    var check = new OfferCheck(TrustedKeys.read(offers.keyFolder()), true, Connectome.celegans());
    assertTrue(
        Fuzz.run(
                "offer",
                List.of(unsigned, offers.signed(1)),
                check::check,
                List.of(RefusedOfferException.class))
            > 0);
  }

  @Test
  void weightsEndInASentence() {
    assertTrue(
        Fuzz.run(
                "weights",
                List.of(WeightsFile.bytes(Offers.weights(1)), WeightsFile.bytes(Offers.weights(2))),
                bytes -> WeightsFile.read(bytes, "weights", Connectome.celegans()),
                List.of(InvalidInputException.class))
            > 0);
  }

  @Test
  void profilesEndInASentence() throws Exception {
    Path file = folder.resolve("profile.yaml");
    assertTrue(
        Fuzz.run(
                "profile",
                profiles(),
                ofFile("profile.yaml", bytes -> ProfileReader.read(file)),
                List.of(InvalidInputException.class))
            > 0);
  }

  @Test
  void telemetryConfigurationsEndInASentence() throws Exception {
    Path file = folder.resolve("telemetry.yaml");
    String secretless =
        Files.readString(Path.of("../../simulator/telemetry/telemetry.example.yaml"))
            .replaceAll("(?m)^  (certificate|key): .*\n", "");
    assertTrue(
        Fuzz.run(
                "telemetry configuration",
                List.of(utf8(secretless), utf8("robot: a\nbroker: mqtt://localhost\n")),
                ofFile("telemetry.yaml", bytes -> TelemetryConfigFile.read(file)),
                List.of(InvalidConfigException.class))
            > 0);
  }

  @Test
  void commandsEndInAnAnswer() {
    TelemetryClock clock = TelemetryClock.system();
    var mode = new DriveMode(clock::nanoTime);
    var topics = new Topics("nema-1");
    var desk =
        new CommandDesk(
            topics,
            Session.start(clock),
            CommandSettings.usual(),
            mode,
            (offer, answer) -> answer.accept(Outcome.refused("none is wanted")),
            new Silence());
    List<String> verbs =
        List.of("estop", "resume", "arm", "run", "drive", "weights", "rate", "heartbeat", "x/y");
    assertTrue(
        Fuzz.run(
                "command",
                List.of(
                    utf8("{\"v\":1,\"id\":\"a\",\"operator\":\"ann\",\"left_drive\":0.4}"),
                    utf8("{\"offer\":\"TkVNQURSVlc=\",\"stream\":\"tick\",\"hz\":20}")),
                bytes -> {
                  for (String verb : verbs) {
                    desk.firstSight(
                        new InboundMessage(
                            topics.command(verb), bytes, false, 2, null, bytes, clock.nanoTime()));
                  }
                  desk.firstSight(
                      new InboundMessage(
                          topics.weightsOffer(), bytes, true, -1, null, null, clock.nanoTime()));
                  desk.step(clock.nanoTime());
                },
                List.of())
            > 0);
    assertTrue(desk.counts().refusedByReason().values().stream().mapToLong(n -> n).sum() > 0);
  }

  /** Nobody hears the answers. */
  private static final class Silence implements CommandOutput {
    @Override
    public void reply(String topic, Reply reply, byte[] correlation) {}

    @Override
    public void clearRetainedEstop() {}

    @Override
    public void rebirth() {}

    @Override
    public Outcome rate(Stream stream, double hz) {
      return Outcome.done();
    }

    @Override
    public void offerRefused(String reason) {}
  }

  @Test
  void recordingsEndInASentence() throws Exception {
    Path weights = folder.resolve("w.json");
    Files.write(weights, WeightsFile.bytes(Offers.weights(1)));
    Path recording = folder.resolve("drive.log");
    var command = Controller.commandLine();
    command.setOut(new PrintWriter(Writer.nullWriter()));
    command.setErr(new PrintWriter(Writer.nullWriter()));
    command.execute(
        "run",
        "--profile",
        PROFILES.resolve("simulated.yaml").toString(),
        "--weights",
        weights.toString(),
        "--ticks",
        "5",
        "--record",
        recording.toString());
    assertTrue(
        Fuzz.run(
                "recording",
                List.of(Files.readAllBytes(recording)),
                ofFile("drive.log", bytes -> Replay.run(recording, loop -> {})),
                List.of(
                    InvalidInputException.class, ReplayDivergedException.class, IOException.class))
            > 0);
  }

  @Test
  void journalsOfEventsAreKeptAsFarAsTheyAreWhole() throws Exception {
    Path file = folder.resolve("events.journal");
    try (var journal = FileEventJournal.open(folder)) {
      for (long number = 1; number <= 5; number++) {
        journal.append(new Event(number, "nemadrive/1/a/event/food", utf8("{}")));
      }
      journal.done(2);
    }
    assertTrue(
        Fuzz.run(
                "journal of events",
                List.of(Files.readAllBytes(file)),
                ofFile("events.journal", bytes -> FileEventJournal.open(folder).close()),
                List.of())
            > 0);
  }

  @Test
  void theFilesOfAConnectomeEndInASentence() throws Exception {
    Path published =
        Path.of(
            "../../simulator/core/src/main/resources/org/nemadrive/simulator/connectome/celegans-white");
    List<String> names =
        List.of(
            ConnectomeReader.DESCRIPTION,
            ConnectomeReader.CELLS,
            ConnectomeReader.SYNAPSES,
            ConnectomeReader.GROUPS);
    for (String name : names) {
      Files.copy(published.resolve(name), folder.resolve(name));
    }
    for (String name : names) {
      byte[] whole = Files.readAllBytes(published.resolve(name));
      assertTrue(
          Fuzz.run(
                  name,
                  List.of(whole),
                  ofFile(name, bytes -> ConnectomeReader.read(folder)),
                  List.of(InvalidInputException.class))
              > 0);
      Files.write(folder.resolve(name), whole);
    }
  }
}
