package org.nemadrive.trainer.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExchangeTest {
  private final Connectome worm = Connectome.celegans();

  @TempDir private Path folder;

  @Test
  void aGenomeComesBackFromCsvToTheLastBit() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    double[] genome = random.doubles(3682, -20, 20).toArray();
    Path file = folder.resolve("genome.csv");
    GenomeCsv.write(file, genome);
    assertEquals(1, Files.readAllLines(file).size());
    assertArrayEquals(genome, GenomeCsv.read(file, worm));
  }

  @Test
  void aRowOfTheWrongLengthIsRefused() throws IOException {
    assertRefused(
        "1,2,3\n",
        ", line 1: found 3 numbers, expected 3682, one for each weight of Caenorhabditis elegans,"
            + " adult hermaphrodite (celegans-white)");
  }

  @Test
  void twoRowsAreRefused() throws IOException {
    assertRefused("1\n2\n", " has 2 rows, expected one row of 3682 numbers");
  }

  @Test
  void aValueThatIsNoFiniteNumberIsRefusedWithItsPlace() throws IOException {
    String row = "1,".repeat(99) + "NaN" + ",1".repeat(3582) + "\n";
    assertRefused(row, ", line 1, number 100: found \"NaN\", expected a finite number");
    assertRefused(
        row.replace("NaN", "one"), ", line 1, number 100: found \"one\", expected a finite number");
  }

  @Test
  void graphMlHoldsEveryCellAndSynapseWithItsChange() throws Exception {
    double[] genome = worm.biologicalWeights();
    genome[3] = -1.5; // ADAL to AIBR, biologically 2
    Path file = folder.resolve("network.graphml");
    NetworkGraphMl.write(file, worm, genome);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertEquals(396, document.getElementsByTagName("node").getLength());
    NodeList edges = document.getElementsByTagName("edge");
    assertEquals(3682, edges.getLength());
    int changed = 0;
    for (int i = 0; i < edges.getLength(); i++) {
      Element edge = (Element) edges.item(i);
      NodeList data = edge.getElementsByTagName("data");
      double w0 = Double.parseDouble(data.item(0).getTextContent());
      double trained = Double.parseDouble(data.item(1).getTextContent());
      assertEquals(trained - w0, Double.parseDouble(data.item(2).getTextContent()));
      if (trained != w0) {
        changed++;
        assertEquals("ADAL", edge.getAttribute("source"));
        assertEquals("AIBR", edge.getAttribute("target"));
        assertEquals(2, w0);
        assertEquals(-1.5, trained);
      }
    }
    assertEquals(1, changed);
  }

  private void assertRefused(String text, String messageEnd) throws IOException {
    Path file = folder.resolve("row.csv");
    Files.writeString(file, text);
    var e = assertThrows(InvalidInputException.class, () -> GenomeCsv.read(file, worm));
    assertEquals(file + messageEnd, e.getMessage());
  }
}
