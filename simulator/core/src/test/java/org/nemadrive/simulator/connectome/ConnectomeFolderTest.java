package org.nemadrive.simulator.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.files.InvalidInputException;

/** A connectome is described by a folder that a person can write. */
class ConnectomeFolderTest {
  @TempDir private Path folder;

  private void describe() throws IOException {
    write("connectome.yaml", "name: ring\nanimal: a ring of two\nsource: by hand\nlicence: none\n");
    write("cells.csv", "cell,kind,side\nS,sensory,\nT,inter,\nML,muscle,left\nMR,muscle,right\n");
    write(
        "synapses.csv",
        """
        presynaptic,postsynaptic,kind,contacts,transmitter
        S,T,electrical,31,
        T,ML,neuromuscular,3,GABA
        T,MR,neuromuscular,4,
        """);
    write("groups.csv", "group,cell\nfood,S\ntouch,S\nleft,ML\nright,MR\n");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  @Test
  void aDescriptionIsReadAndWrittenToTheSameConnectome() throws IOException {
    describe();
    Connectome ring = Connectomes.named(folder.toString());
    assertEquals("a ring of two (ring)", ring.name());
    assertEquals(List.of("S", "T", "ML", "MR"), ring.cells());
    assertEquals(CellKind.INTER, ring.cell(1).kind());
    assertEquals(Side.RIGHT, ring.cell(3).side());
    assertEquals(List.of("S", "T"), ring.cells().subList(0, ring.neuronCount()));
    Path copy = folder.resolve("copy");
    ConnectomeWriter.write(copy, ring);
    Connectome again = Connectomes.named(copy.resolve("connectome.yaml").toString());
    assertEquals(ring.identity(), again.identity());
    assertEquals(ring.anatomy(), again.anatomy());
    assertEquals(ring.dataSet(), again.dataSet());
  }

  @Test
  void otherGroupsAreAnotherConnectome() throws IOException {
    describe();
    String before = Connectomes.named(folder.toString()).identity();
    write("groups.csv", "group,cell\nfood,T\ntouch,S\nleft,ML\nright,MR\n");
    assertTrue(!before.equals(Connectomes.named(folder.toString()).identity()));
  }

  @Test
  void theBuiltInWormIsWrittenAndReadToItsOldIdentity() throws IOException {
    Connectome worm = Connectome.celegans();
    ConnectomeWriter.write(folder, worm);
    assertEquals(worm.identity(), Connectomes.named(folder.toString()).identity());
  }

  @Test
  void everyProblemIsNamedWithFileLineAndCell() throws IOException {
    describe();
    write(
        "cells.csv", "cell,kind,side\nS,sensorry,\nS,sensory,\nS,inter,\nML,muscle,up\nT,inter,\n");
    write(
        "synapses.csv",
        """
        presynaptic,postsynaptic,kind,contacts,transmitter
        S,X,chemical,1,
        S,T,chemical,many,
        T,S,neuromuscular,1,
        """);
    write("groups.csv", "group,cell\nfood,S\nleft,ML\ntouch,T\n");
    assertEquals(
        List.of(
            "cells.csv, line 2, column kind: found \"sensorry\", expected one of sensory, inter,"
                + " motor, unknown, muscle",
            "cells.csv, line 4, column cell: found \"S\", expected each cell once",
            "cells.csv, line 5, column side: found \"up\", expected one of left, right, nothing",
            "synapses.csv, line 3, column contacts: found \"many\", expected a whole number from 1"
                + " to 10000",
            "synapses.csv, line 2, column postsynaptic: found \"X\", expected a cell of cells.csv",
            "synapses.csv, line 4, column postsynaptic: found \"S\", expected a muscle; a"
                + " neuromuscular row reaches nothing else",
            "groups.csv, line 3, column cell: found \"ML\", expected a cell of cells.csv",
            "groups.csv: no group \"left\"; add rows \"left,CELL\", every worm needs the groups"
                + " food, touch, left, right",
            "groups.csv: no group \"right\"; add rows \"right,CELL\", every worm needs the groups"
                + " food, touch, left, right"),
        ConnectomeReader.problems(folder).stream()
            .map(problem -> problem.replace(folder + "/", ""))
            .toList());
    String first =
        assertThrows(InvalidInputException.class, () -> Connectomes.named(folder.toString()))
            .getMessage();
    assertTrue(first.contains("line 2") && first.contains("and 8 more"), first);
  }

  @Test
  void aMuscleThatSensesAndANeuronThatMovesAreRefused() throws IOException {
    describe();
    write("groups.csv", "group,cell\nfood,ML\ntouch,S\nleft,T\nright,MR\n");
    assertEquals(
        List.of(
            folder + "/groups.csv, group food: cell ML is a muscle, the group needs neurons",
            folder + "/groups.csv, group left: cell T is a neuron, the group needs muscles"),
        ConnectomeReader.problems(folder));
  }

  @Test
  void aNameOfNothingSaysWhatThereIs() {
    String message =
        assertThrows(InvalidInputException.class, () -> Connectomes.named("celegans-wite"))
            .getMessage();
    assertTrue(
        message.startsWith(
            "no connectome \"celegans-wite\": it is none of celegans-white, celegans-varshney"),
        message);
  }

  @Test
  void varshneysWormHas279NeuronsWithTheContactsOfTheArticle() {
    // The table is published with its sums: 6,393 chemical synapses and 890 electrical junctions.
    // It has one chemical contact more, and lists each junction from both its ends, but the 3 of a
    // neuron with itself once.
    Connectome worm = Connectomes.builtIn("celegans-varshney").orElseThrow();
    assertEquals(279, worm.neuronCount());
    assertEquals(6394, contacts(worm, SynapseKind.CHEMICAL));
    assertEquals(2 * 890 - 3, contacts(worm, SynapseKind.GAP_JUNCTION));
    assertEquals(0, worm.anatomy().stream().filter(c -> c.kind() == CellKind.UNKNOWN).count());
  }

  private static int contacts(Connectome worm, SynapseKind kind) {
    return worm.published().stream()
        .filter(synapse -> synapse.kind() == kind)
        .mapToInt(PublishedSynapse::contacts)
        .sum();
  }
}
