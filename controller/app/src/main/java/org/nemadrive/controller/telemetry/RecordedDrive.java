package org.nemadrive.controller.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.record.JournalHeader;
import org.nemadrive.controller.replay.Replay;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.telemetry.NeuronOrder;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.collect.BitText;

/**
 * A repeated drive as the dashboard's page reads it: what it drove with, and a column a quantity.
 */
public final class RecordedDrive {
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final double NS_PER_MS = 1e6;

  private final ObjectNode drive = JSON.createObjectNode();
  private final ArrayNode atMs = drive.putArray("at_ms");
  private final ArrayNode left = drive.putArray("left");
  private final ArrayNode right = drive.putArray("right");
  private final ArrayNode x = drive.putArray("x");
  private final ArrayNode y = drive.putArray("y");
  private final ArrayNode heading = drive.putArray("heading");
  private final ArrayNode foodEaten = drive.putArray("food_eaten");
  private final ArrayNode eaten = drive.putArray("eaten");
  private final ArrayNode spikes = drive.putArray("spikes");
  private final ArrayNode fired = drive.putArray("fired");
  private final ArrayNode stop = drive.putArray("stop");
  private final StringBuilder touch = new StringBuilder();
  private final StringBuilder food = new StringBuilder();
  private final int neurons;
  private final int foodItems;
  private long startNs;

  private RecordedDrive(int neurons, int foodItems) {
    this.neurons = neurons;
    this.foodItems = foodItems;
  }

  /**
   * A drive of which nothing is known yet but what it began with.
   *
   * @param named the connectome to use; empty for the one of its weights
   */
  public static RecordedDrive of(Path file, Optional<Connectome> named) throws IOException {
    JournalHeader header;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      header = JournalHeader.read(in, file.toString());
    }
    RobotProfile profile =
        ProfileReader.read(ProfileFile.of(file + " (profile)", header.profile()));
    TrainedWeights weights = Replay.weights(file, header, named);
    Connectome connectome = weights.connectome();
    RobotInfo info =
        RobotInfo.of(
                profile.isSimulated() ? "sim" : "robot",
                "a recording, " + file.getFileName(),
                1e9 / profile.body().periodNs())
            .withNeurons(new NeuronOrder(connectome.neurons(), connectome.neuronKinds()))
            .withArena(RobotInfos.arena(header.layout()));
    RecordedDrive recorded = new RecordedDrive(connectome.neuronCount(), header.layout().count());
    recorded.drive.put("name", profile.name());
    ObjectNode said = recorded.drive.putObject("info");
    said.put("kind", info.kind());
    said.put("software", info.software());
    said.put("board", RobotInfos.board(profile));
    said.put("profile", profile.name());
    said.put("weights", "as recorded");
    said.put("weights_origin", RobotInfos.origin(weights.origin()));
    said.put("weights_signer", "");
    said.put("tick_hz", info.tickHz());
    said.put("commands_enabled", false);
    said.put("insecure", false);
    ObjectNode order = said.putObject("neurons");
    order.set("names", JSON.valueToTree(info.neurons().names()));
    order.put("kinds", info.neurons().kinds());
    ObjectNode arena = said.putObject("arena");
    arena.put("width_wu", info.arena().widthWu());
    arena.put("height_wu", info.arena().heightWu());
    arena.put("layout", info.arena().layout());
    arena.put("eating_radius_wu", info.arena().eatingRadiusWu());
    arena.set("food_wu", JSON.valueToTree(info.arena().foodWu()));
    return recorded;
  }

  /** Takes the next tick. */
  public void add(TickSample sample) {
    if (atMs.isEmpty()) {
      startNs = sample.nowNs;
    }
    atMs.add((sample.nowNs - startNs) / NS_PER_MS);
    left.add(thousandth(sample.leftDrive));
    right.add(thousandth(sample.rightDrive));
    x.add(thousandth(sample.xWu));
    y.add(thousandth(sample.yWu));
    heading.add(thousandth(sample.headingRad));
    foodEaten.add(Math.max(0, sample.foodEaten));
    eaten.add(BitText.of(sample.eaten, foodItems));
    spikes.add(sample.spikeCount);
    fired.add(BitText.of(sample.fired, neurons));
    stop.add(sample.stopReason.name());
    touch.append(sample.touch ? '1' : '0');
    food.append(sample.foodSensed ? '1' : '0');
  }

  private static double thousandth(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : 0;
  }

  /** All ticks so far, as JSON. */
  public String json() {
    drive.put("touch", touch.toString());
    drive.put("food", food.toString());
    return drive.toString();
  }
}
