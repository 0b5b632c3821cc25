package org.nemadrive.trainer.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.connectome.Side;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.exchange.NetworkGraphMl;

/**
 * The forms in which people have connectomes. Headings, types and shapes are those of published
 * tables; the cells are made up.
 */
class ConnectomeImportTest {
  private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("food", List.of("SL,SR".split(",")));
    GROUPS.put("touch", List.of("T"));
  }

  @TempDir private Path folder;

  private ConnectomeImport.Result read(String name, String text) throws IOException {
    return read(name, text, Map.of(), false, Optional.empty());
  }

  private ConnectomeImport.Result read(
      String name, String text, Map<String, String> map, boolean electrical, Optional<Path> second)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return ConnectomeImport.read(
        List.of(file),
        second,
        new ImportRules(
            new DataSet("small", "", "", ""),
            map,
            electrical,
            List.of("m*"),
            List.of("I*"),
            List.of("glia"),
            GROUPS,
            false,
            Optional.empty()));
  }

  private static void assertIsTheSmallWorm(Connectome worm) {
    assertEquals(List.of("I", "SL", "SR", "T", "mL1", "mR1"), worm.cells());
    assertEquals(4, worm.neuronCount());
    // SL to I (3), SR to I (2 and an electrical 1), I to mL1 and mR1 (inhibitory), T to I; and the
    // other direction of the electrical one, I to SR.
    assertEquals(3, weight(worm, "SL", "I"));
    assertEquals(3, weight(worm, "SR", "I"));
    assertEquals(1, weight(worm, "I", "SR"));
    assertEquals(-4, weight(worm, "I", "mL1"));
    assertEquals(-5, weight(worm, "I", "mR1"));
    assertEquals(7, weight(worm, "T", "I"));
    assertEquals(6, worm.weightCount());
    assertEquals(Side.LEFT, worm.cell(worm.cell("mL1").orElseThrow()).side());
    assertEquals(List.of(worm.cell("mL1").orElseThrow()), worm.group("left"));
    assertEquals(List.of(worm.cell("mR1").orElseThrow()), worm.group("right"));
  }

  private static int weight(Connectome worm, String pre, String post) {
    return worm.synapses()
        .get(worm.weight(worm.cell(pre).orElseThrow(), worm.cell(post).orElseThrow()).orElseThrow())
        .biologicalWeight();
  }

  private static final String ROWS =
      """
      SL;I;3;chemical
      SR;I;2;chemical
      SR;I;1;electrical
      I;mL1;4;chemical
      I;mR1;5;chemical
      T;I;7;chemical
      glia;I;9;chemical
      mL1;mR1;2;electrical
      T;SL;0;chemical
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Source,Target,Weight,Type",
        "pre;post;synapses;type",
        "Neuron 1\tNeuron 2\tNbr\tType",
        "presynaptic,postsynaptic,contacts,kind",
        "from,to,number,synapse_type",
        "Origin,Target,Number of Connections,Type"
      })
  void edgeListsWithAnyUsualHeadingAndSeparatorAreRead(String header) throws IOException {
    String separator = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    assertIsTheSmallWorm(
        read("edges.csv", header + "\n" + ROWS.replace(";", separator)).connectome());
  }

  @Test
  void byteOrderMarksCarriageReturnsQuotesAndBlanksAreNotPartOfNames() throws IOException {
    String messy =
        "\uFEFF\"Source\" , Target,Weight ,Type\r\n"
            + ROWS.replace(";", " ,\" ")
                .replaceAll("(?m)\" ([^,\n]*?)( ,|$)", "\"$1\"$2")
                .replace("\n", "\r\n");
    assertIsTheSmallWorm(read("edges.csv", messy).connectome());
  }

  @Test
  void aHeaderWithBlanksOverRowsWithTabsIsRead() throws IOException {
    // As the sheets of White et al. are handed round.
    assertIsTheSmallWorm(
        read("white.csv", "pre post synapses type\n" + ROWS.replace(";", "\t")).connectome());
  }

  @Test
  void columnsCanBeMapped() throws IOException {
    String table = "a;b;c;d\n" + ROWS;
    String refused =
        assertThrows(InvalidInputException.class, () -> read("t.csv", table)).getMessage();
    assertTrue(refused.contains("line 1") && refused.contains("--map"), refused);
    assertIsTheSmallWorm(
        read(
                "t.csv",
                table,
                Map.of("a", "pre", "b", "post", "c", "count", "d", "type"),
                false,
                Optional.empty())
            .connectome());
  }

  @Test
  void synapsesListedAtBothEndsCountOnce() throws IOException {
    // The types of Varshney et al.: S and Sp send, R and Rp receive, EJ is electrical.
    ConnectomeImport.Result result =
        read(
            "neuronconnect.csv",
            """
            Neuron 1,Neuron 2,Type,Nbr
            SL,I,S,1
            SL,I,Sp,2
            I,SL,R,1
            I,SL,Rp,2
            SR,I,Sp,2
            SR,I,EJ,1
            I,SR,EJ,1
            I,NMJ,NMJ,3
            I,mL1,S,4
            I,mR1,S,5
            T,I,S,7
            """);
    assertIsTheSmallWorm(result.connectome());
    assertTrue(
        result
            .assumed()
            .contains(
                "2 rows that list a synapse at its receiver were left out: the sender's rows"
                    + " count"),
        result.assumed().toString());
    assertTrue(
        result.assumed().contains("1 rows name no muscle and were left out"),
        result.assumed().toString());
  }

  @Test
  void matricesBehindHeadingsOfGroupsAndWithSumsAtTheEdgesAreRead() throws IOException {
    // The shape of the sheets of Cook et al.
    String chemical =
        """
        ,,,MOTOR,,,BODY,,
        ,,,I,SL,SR,mL1,mR1,
        SENSORY,,SL,3,,,,,3
        ,,SR,2,,,,,2
        ,,T,7,0,,,,7
        INTER,,I,,,,4,5,9
        ,,,12,,,4,5,21
        """;
    Path gaps = Files.writeString(folder.resolve("gap.csv"), ",I,SR\nI,,1\nSR,1,\n");
    assertIsTheSmallWorm(
        read("chemical.csv", chemical, Map.of(), false, Optional.of(gaps)).connectome());
  }

  @Test
  void aTableOfThreeColumnsWithoutAHeaderIsRead() throws IOException {
    ConnectomeImport.Result result =
        read("n2u.txt", "SL\tI\t3\nSR\tI\t2\nT\tI\t7\nI\tmL1\t4\nI\tmR1\t5\n");
    assertEquals(5, result.connectome().weightCount());
    assertTrue(result.assumed().contains("no header: the columns are pre, post and count"));
  }

  @Test
  void ourOwnGraphMlComesBack() throws IOException {
    Connectome worm = Connectome.celegans();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NetworkGraphMl.write(out, worm, worm.biologicalWeights());
    Path file = Files.write(folder.resolve("worm.graphml"), out.toByteArray());
    Connectome back =
        ConnectomeImport.read(
                List.of(file),
                Optional.empty(),
                new ImportRules(
                    new DataSet("back", "", "", ""),
                    Map.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    false,
                    Optional.of(worm)))
            .connectome();
    assertEquals(worm.neuronCount(), back.neuronCount());
    assertEquals(worm.muscleCount(), back.muscleCount());
    // All but the six weights that are 0, in the same order.
    assertArrayEquals(
        java.util.Arrays.stream(worm.biologicalWeights()).filter(w -> w != 0).toArray(),
        back.biologicalWeights());
    assertEquals(worm.groups().keySet(), back.groups().keySet());
  }

  @Test
  void graphMlOfAnotherProgramIsRead() throws IOException {
    // As NetworkX writes it.
    assertEquals(
        2,
        read(
                "x.graphml",
                """
                <?xml version='1.0' encoding='utf-8'?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
                <key id="d0" for="edge" attr.name="weight" attr.type="long"/>
                <graph edgedefault="directed">
                <node id="SL"/><node id="SR"/><node id="T"/><node id="mL1"/><node id="mR1"/>
                <edge source="SL" target="mR1"><data key="d0">2</data></edge>
                <edge source="SR" target="mL1"><data key="d0">2</data></edge>
                <edge source="T" target="SL"/>
                </graph></graphml>
                """)
            .connectome()
            .synapses()
            .getFirst()
            .biologicalWeight());
  }

  @Test
  void latin1IsRefusedByName() throws IOException {
    Path file =
        Files.write(
            folder.resolve("latin.csv"),
            "pre,post,n\nA\u00c4,A\u00d6,3\n".getBytes(StandardCharsets.ISO_8859_1));
    String message =
        assertThrows(InvalidInputException.class, () -> TextTable.read(file)).getMessage();
    assertTrue(message.contains("Latin-1"), message);
  }

  @Test
  void aSpreadsheetSaysHowToSaveIt() {
    String message =
        assertThrows(InvalidInputException.class, () -> TextTable.read(Path.of("SI 5.xlsx")))
            .getMessage();
    assertTrue(message.contains("save its sheet as CSV"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pre,post,n\nSL,I,three\n",
        "pre,post,n\nSL,I,1.5\n",
        "pre,post,n,type\nSL,mL1,1,telepathy\n",
        "pre,post,n\nSL,,1\n",
        "pre,post,n\nSL,\"I,1\n"
      })
  void whatCannotBeReadIsNamedWithItsLine(String table) {
    String withMuscle = table.replace("\nSL", "\nT,mL1,1,\nSL");
    String message =
        assertThrows(InvalidInputException.class, () -> read("t.csv", withMuscle)).getMessage();
    assertTrue(message.contains("t.csv, line 3"), message);
  }

  @Test
  void aTableWithoutMusclesOrGroupsSaysWhatToAdd() {
    String noMuscles =
        assertThrows(InvalidInputException.class, () -> read("t.csv", "pre,post,n\nSL,T,1\n"))
            .getMessage();
    assertTrue(noMuscles.contains("--muscles"), noMuscles);
    String oneSide =
        assertThrows(
                InvalidInputException.class,
                () -> read("t.csv", "pre,post,n\nSL,mX,1\nSR,mX,1\nT,mX,1\n"))
            .getMessage();
    assertTrue(oneSide.contains("--group left="), oneSide);
  }

  @Test
  void kindsTransmittersAndGroupsCanBeThoseOfAnotherConnectome() throws IOException {
    // Names differ in leading zeros only; DD1 is GABAergic in the other connectome.
    Path file =
        Files.writeString(
            folder.resolve("t.csv"),
            "Source,Target,Weight\nADFL,DD01,3\nASHL,DD01,4\nDD01,MDL07,5\nDD01,MDR07,6\n");
    Connectome worm =
        ConnectomeImport.read(
                List.of(file),
                Optional.empty(),
                new ImportRules(
                    new DataSet("t", "", "", ""),
                    Map.of(),
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    false,
                    Connectomes.builtIn("celegans-white")))
            .connectome();
    assertEquals(CellKind.MOTOR, worm.cell(worm.cell("DD01").orElseThrow()).kind());
    assertEquals(-5, weight(worm, "DD01", "MDL07"));
    assertEquals(List.of("ADFL"), names(worm, "food"));
    assertEquals(List.of("MDR07"), names(worm, "right"));
  }

  private static List<String> names(Connectome worm, String group) {
    return worm.group(group).stream().map(worm.cells()::get).toList();
  }

  @Test
  void rangesInPatternsAreNumbers() {
    var pattern = ImportRules.matching(List.of("?BWML7..23"));
    assertTrue(pattern.test("dBWML7") && pattern.test("vBWML23") && pattern.test("dBWML07"));
    assertTrue(!pattern.test("dBWML6") && !pattern.test("dBWML24") && !pattern.test("dBWMR7"));
  }
}
