package org.nemadrive.simulator.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.neuron.Dynamics;

class WeightsFileTest {
  private static final WeightsOrigin ORIGIN =
      new WeightsOrigin("nemadrive test", "polygon5", "menomad", 7, 1234, 901.5, 891.25, 29, 36);

  private final Connectome worm = Connectome.celegans();

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBackToTheLastBit() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int edits : new int[] {0, 1, 34, 3682}) {
      double[] genome = worm.biologicalWeights();
      for (int k = 0; k < edits; k++) {
        genome[edits == genome.length ? k : random.nextInt(genome.length)] =
            random.nextDouble(-20, 20);
      }
      Path file = folder.resolve("w" + edits + ".json");
      WeightsFile.write(file, new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, ORIGIN));
      TrainedWeights read = WeightsFile.read(file, worm);
      assertArrayEquals(genome, read.genome());
      assertEquals(Dynamics.SYNCHRONOUS, read.dynamics());
      assertEquals(ORIGIN, read.origin());
    }
  }

  @Test
  void anEditNamesItsCellsItsBiologyAndItsNewWeight() {
    double[] genome = worm.biologicalWeights();
    genome[3] = -1.5; // the fourth published synapse: ADAL to AIBR, two contacts
    assertEquals(
        List.of(new WeightEdit("ADAL", "AIBR", 2, -1.5)),
        new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, ORIGIN).edits());
  }

  @Test
  void aPersonCanReadTheFile() throws IOException {
    String text = Files.readString(oneEdit());
    assertTrue(text.contains("\"task\" : \"polygon5\""));
    assertTrue(text.contains("\"pre\" : \"ADAL\""));
    assertTrue(text.contains("\"to\" : -1.5"));
    assertTrue(text.lines().count() > 20, "one value a line");
  }

  @Test
  void aChangedByteIsFoundByTheChecksum() throws IOException {
    assertRefused(
        Files.readString(oneEdit()).replace("\"to\" : -1.5", "\"to\" : -1.6"), "checksum: found");
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    String text = Files.readString(oneEdit()).stripTrailing();
    for (int length = 0; length < text.length(); length++) {
      Path file = folder.resolve("cut.json");
      Files.writeString(file, text.substring(0, length));
      int cut = length;
      var e =
          assertThrows(InvalidInputException.class, () -> WeightsFile.read(file, worm), "" + cut);
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    Path file = folder.resolve("huge.json");
    Files.write(file, new byte[(int) WeightsFile.MAX_BYTES + 1]);
    assertRefusal(file, "has 2000001 bytes, a weights file has at most 2000000");
  }

  @Test
  void aNewerVersionIsRefusedWithTheAdviceToUpdate() throws IOException {
    assertRefused(
        Files.readString(oneEdit()).replace("\"version\" : 1", "\"version\" : 2"),
        "version: found \"2\", expected at most 1; update this program to read it");
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertRefused("{\"hello\": 1}", "format: found \"\", expected nemadrive-weights");
    assertRefused("[1, 2]", "format: found \"\", expected nemadrive-weights");
  }

  @Test
  void weightsOfAnotherConnectomeAreRefused() throws IOException {
    Path synapses = folder.resolve("s.csv");
    Path groups = folder.resolve("g.csv");
    Files.writeString(
        synapses, "presynaptic,postsynaptic,kind,contacts,transmitter\nA,B,chemical,1,GABA\n");
    Files.writeString(groups, "group,cell\n");
    Connectome fly = ConnectomeReader.read("fly", synapses, groups);
    Path file = folder.resolve("fly.json");
    WeightsFile.write(
        file, new TrainedWeights(fly, Dynamics.SYNCHRONOUS, new double[] {3}, ORIGIN));
    assertRefusal(file, "connectome: found \"fly, ", "use weights trained for it");
  }

  @Test
  void anUnknownSynapseIsRefusedByName() throws IOException {
    assertRefused(
        resealed(Files.readString(oneEdit()).replace("\"AIBR\"", "\"MI\"")),
        "edits: found \"ADAL to MI\", expected a synapse of Caenorhabditis elegans");
    assertRefused(
        resealed(Files.readString(oneEdit()).replace("\"ADAL\"", "\"XXXX\"")),
        "edits: found \"XXXX to AIBR\"");
  }

  @Test
  void aSynapseThatComesTwiceIsRefusedByName() throws IOException {
    String text = Files.readString(oneEdit());
    int from = text.indexOf("{", text.indexOf("\"edits\""));
    String edit = text.substring(from, text.indexOf("}", from) + 1);
    assertRefused(
        resealed(text.replace(edit, edit + ", " + edit)),
        "edits: found \"ADAL to AIBR\", expected each synapse once");
  }

  @Test
  void aBiologicalWeightThatIsNotW0sIsRefused() throws IOException {
    assertRefused(
        resealed(Files.readString(oneEdit()).replace("\"from\" : 2.0", "\"from\" : 3.0")),
        "edits, ADAL to AIBR, from: found \"3.0\", expected its biological weight 2.0");
  }

  @Test
  void aWeightThatIsNoFiniteNumberIsRefused() throws IOException {
    String text = Files.readString(oneEdit());
    assertRefused(text.replace("-1.5", "NaN"), "no complete JSON");
    assertRefused(text.replace("-1.5", "\"much\""), "edits.[0].to");
    assertRefused(resealed(text.replace("-1.5", "1e999")), "to: found \"Infinity\"");
  }

  @Test
  void anUnknownOrMissingFieldIsRefusedByName() throws IOException {
    String text = Files.readString(oneEdit());
    assertRefused(
        text.replace("\"seed\" : 7", "\"seed\" : 7, \"sead\" : 8"),
        "origin.sead: no such field in a weights file");
    assertRefused(text.replace("\"seed\" : 7,", ""), "origin.seed: missing");
  }

  @Test
  void aMissingFileIsRefusedWithItsPath() {
    assertRefusal(folder.resolve("nowhere.json"), "check the path");
  }

  @Test
  void aWriteThatFailsLeavesWhatWasThere() throws IOException {
    Path file = oneEdit();
    String before = Files.readString(file);
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw new IOException("disk full");
                }));
    assertEquals(before, Files.readString(file));
    try (var entries = Files.list(folder)) {
      assertFalse(entries.anyMatch(entry -> entry.toString().endsWith(".tmp")));
    }
  }

  private Path oneEdit() throws IOException {
    double[] genome = worm.biologicalWeights();
    genome[3] = -1.5;
    Path file = folder.resolve("one.json");
    WeightsFile.write(file, new TrainedWeights(worm, Dynamics.SYNCHRONOUS, genome, ORIGIN));
    return file;
  }

  /** Gives a changed document the checksum that a forger would give it. */
  private static String resealed(String text) {
    int at = text.indexOf("\"checksum\"");
    String body = text.substring(0, text.lastIndexOf(',', at)) + "}";
    String compact = body.replaceAll("\\s*\\n\\s*", "").replace(" : ", ":").replace("}, {", "},{");
    String numbers = compact.replace("1e999", "\"Infinity\"");
    String checksum;
    try {
      checksum =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(numbers.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return text.replaceAll("\"checksum\" : \"[0-9a-f]*\"", "\"checksum\" : \"" + checksum + "\"");
  }

  private void assertRefused(String text, String... parts) {
    Path file = folder.resolve("changed.json");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertRefusal(file, parts);
  }

  private void assertRefusal(Path file, String... parts) {
    var e = assertThrows(InvalidInputException.class, () -> WeightsFile.read(file, worm));
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), e.getMessage());
    }
  }
}
