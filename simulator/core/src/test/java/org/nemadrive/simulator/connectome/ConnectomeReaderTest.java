package org.nemadrive.simulator.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.InvalidInputException;

/** Any mapped nervous system is read from two tables, and what does not resolve is named. */
class ConnectomeReaderTest {
  private static final String SYNAPSES = "presynaptic,postsynaptic,kind,contacts,transmitter\n";
  private static final String GROUPS = "group,cell\n";

  @TempDir private Path folder;

  @Test
  void anotherAnimalNeedsOnlyAnotherTable() throws IOException {
    Connectome fly =
        read(
            """
            Z,B,chemical,3,Glutamate
            A,B,chemical,2,GABA
            Z,A,gap_junction,1,
            A,M1,neuromuscular,4,Acetylcholine
            Z,B,gap_junction,2,
            """,
            "smell,Z\nlegs,M1\n");
    assertEquals(List.of("A", "B", "Z", "M1"), fly.cells());
    assertEquals(3, fly.neuronCount());
    // By first appearance: Z to B (3 chemical + 2 electrical), Z to A, then A to B (GABA), A to M1.
    assertArrayEquals(new double[] {5, 1, -2, 4}, fly.biologicalWeights());
    assertEquals(List.of(2), fly.group("smell"));
    assertEquals(List.of(3), fly.group("legs"));
  }

  @Test
  void aGroupWithAnUnknownCellIsRefusedWithFileLineAndValue() {
    assertRefused(
        "A,B,chemical,1,GABA\n",
        "food,A\nfood,ADFX\n",
        "groups.csv, line 3, column cell: found \"ADFX\", expected a cell that the table of"
            + " synapses names");
  }

  @Test
  void anUnknownKindIsRefusedWithWhatIsAllowed() {
    assertRefused(
        "# two comment lines\n# keep the count\nA,B,telepathy,1,\n",
        "",
        "synapses.csv, line 4, column kind: found \"telepathy\", expected one of chemical,"
            + " gap_junction, neuromuscular");
  }

  @Test
  void contactsMustBeAWholeNumberFromOne() {
    assertRefused(
        "A,B,chemical,0,GABA\n",
        "",
        "synapses.csv, line 2, column contacts: found \"0\", expected a whole number from 1 to"
            + " 10000");
    assertRefused(
        "A,B,chemical,1.5,GABA\n",
        "",
        "synapses.csv, line 2, column contacts: found \"1.5\", expected a whole number from 1 to"
            + " 10000");
  }

  @Test
  void aMuscleThatSendsIsRefused() {
    assertRefused(
        "A,M,neuromuscular,1,\nM,A,chemical,1,\n",
        "",
        "synapses.csv, line 3, column presynaptic: found \"M\", expected a neuron; this cell is"
            + " the target of a neuromuscular row");
  }

  @Test
  void aCellTwiceInAGroupIsRefused() {
    assertRefused(
        "A,B,chemical,1,\n",
        "food,A\nfood,A\n",
        "groups.csv, line 3, column cell: found \"A\", expected each cell once in a group");
  }

  @Test
  void aRowWithTooFewValuesIsRefused() {
    assertRefused(
        "A,B,chemical\n",
        "",
        "synapses.csv, line 2: found 3 values in \"A,B,chemical\", expected 5"
            + " (presynaptic,postsynaptic,kind,contacts,transmitter)");
  }

  @Test
  void aMissingFileIsRefusedWithItsPath() {
    var e =
        assertThrows(
            InvalidInputException.class,
            () -> ConnectomeReader.read("x", folder.resolve("nowhere.csv"), folder));
    assertEquals(
        "no file at " + folder.resolve("nowhere.csv") + "; check the path", e.getMessage());
  }

  private void assertRefused(String synapses, String groups, String messageEnd) {
    var e = assertThrows(InvalidInputException.class, () -> read(synapses, groups));
    assertEquals(folder + "/" + messageEnd, e.getMessage());
  }

  private Connectome read(String synapses, String groups) throws IOException {
    Path synapseFile = folder.resolve("synapses.csv");
    Path groupFile = folder.resolve("groups.csv");
    boolean startsWithComments = synapses.startsWith("#");
    int afterComments = startsWithComments ? synapses.lastIndexOf("#") : 0;
    int split = startsWithComments ? synapses.indexOf('\n', afterComments) + 1 : 0;
    Files.writeString(
        synapseFile, synapses.substring(0, split) + SYNAPSES + synapses.substring(split));
    Files.writeString(groupFile, GROUPS + groups);
    return ConnectomeReader.read("test animal", synapseFile, groupFile);
  }
}
