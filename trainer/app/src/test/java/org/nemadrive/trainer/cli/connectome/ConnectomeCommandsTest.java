package org.nemadrive.trainer.cli.connectome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.cli.TrainerCommand;

/** What people do with connectomes at the command line. */
@Slow
class ConnectomeCommandsTest {
  private static final String WHITE =
      "7f3bbb0e4432a7273c401565e4bb183d46f531add674c32a6a84094dc86cffc5";
  private static final String PENTAGON = "../../hardware-profiles/weights/pentagon.json";

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return TrainerCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void works(String... arguments) {
    assertEquals(0, run(arguments), err.toString());
  }

  private void refuses(String because, String... arguments) {
    assertEquals(2, run(arguments), out.toString());
    assertTrue(err.toString().contains(because), err.toString());
  }

  private String dir(String name) {
    return folder.resolve(name).toString();
  }

  private void train(String connectome, String run) {
    works(
        "train",
        "--connectome",
        connectome,
        "--task",
        "pentagon",
        "--strategy",
        "ea:populationSize=4",
        "--generations",
        "1",
        "--threads",
        "1",
        "--out",
        dir(run));
  }

  @Test
  void weightsOfAnotherConnectomeAreRefusedWithBothNamesAndHashesAndWhatToDo() {
    train("celegans-varshney", "run");
    works("evaluate", "--weights", dir("run"), "--task", "pentagon");
    assertTrue(out.toString().contains("(celegans-varshney)"), out.toString());
    String identity = Connectomes.builtIn("celegans-varshney").orElseThrow().identity();
    for (String expected :
        List.of("(celegans-varshney)", identity, "(celegans-white)", WHITE, "--connectome")) {
      refuses(
          expected,
          "evaluate",
          "--weights",
          dir("run"),
          "--connectome",
          "celegans-white",
          "--task",
          "pentagon");
      refuses(expected, "report", dir("run"), "--connectome", "celegans-white");
    }
  }

  @Test
  void aRunKeepsItsConnectomeSoThatItNeedsNotBeNamedAgain() throws IOException {
    Connectome white = Connectome.celegans();
    Path mine = folder.resolve("mine");
    ConnectomeWriter.write(
        mine,
        ConnectomeWriter.assemble(
            new DataSet("mine", "my animal", "", ""),
            white.anatomy(),
            white.published().subList(0, 3500),
            Map.of(
                "food", List.of("ADFL", "ADFR"),
                "touch", List.of("FLPR"),
                "left", List.of("MDL08"),
                "right", List.of("MDR08"))));
    works("connectome", "check", mine.toString());
    train(mine.toString(), "run");
    Files.delete(mine.resolve("connectome.yaml"));
    works("evaluate", "--weights", dir("run"), "--task", "pentagon");
    assertTrue(out.toString().startsWith("my animal (mine), "), out.toString());
    works("resume", dir("run"));
    works("list", dir("run"));
    works("report", dir("run"), "--cells", "ADFL,class:motor");
    String page = Files.readString(folder.resolve("run/report.html"));
    assertTrue(page.contains("my animal (mine)") && page.contains("What chosen neurons did"));
    refuses(
        "no file at " + mine.resolve("connectome.yaml"),
        "train",
        "--connectome",
        mine.toString(),
        "--task",
        "pentagon",
        "--out",
        dir("r2"));
  }

  @Test
  void checkNamesEveryProblemAndEndsWith2() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("connectome.yaml"), "name: bad\ncolour: red\n");
    Files.writeString(
        bad.resolve("synapses.csv"),
        "presynaptic,postsynaptic,kind,contacts,transmitter\nA,B,chemical,0,\n");
    Files.writeString(bad.resolve("groups.csv"), "group,cell\nfood,C\n");
    assertEquals(2, run("connectome", "check", bad.toString()));
    for (String expected :
        List.of(
            "synapses.csv, line 2, column contacts: found \"0\"",
            "groups.csv, line 2, column cell: found \"C\"",
            "groups.csv: no group \"left\"",
            "connectome.yaml: found key \"colour\"")) {
      assertTrue(out.toString().contains(expected), out.toString());
    }
  }

  @Test
  void lesionsOfEveryEditBecomeATableAndAFigureAndReplaceNothing() throws IOException {
    String[] command = {
      "lesion", "--weights", PENTAGON, "--each", "edit", "--threads", "2", "--out", dir("e.csv")
    };
    works(command);
    List<String> table = Files.readAllLines(folder.resolve("e.csv"));
    assertEquals("lesion,food_eaten,food_lost,path_change_wu,first_tick", table.getFirst());
    assertEquals(1 + 25, table.size());
    assertTrue(Files.size(folder.resolve("e.png")) > 1000);
    assertTrue(Files.readString(folder.resolve("e.svg")).contains("celegans-white 7f3bbb0e"));
    refuses("is there already", command);
    refuses("expected cell, synapse or edit", "lesion", "--weights", PENTAGON, "--each", "organ");
  }

  @Test
  void anEdgeListComesBackToTheSameBits() {
    works("export", "--weights", PENTAGON, "--format", "edges", "--out", dir("e.csv"));
    works("import", "--csv", dir("e.csv"), "--out", dir("e.json"));
    Connectome worm = Connectome.celegans();
    assertArrayEquals(
        WeightsFile.read(Path.of(PENTAGON), worm).genome(),
        WeightsFile.read(folder.resolve("e.json"), worm).genome());
    refuses(
        "expected a name that ends in .csv",
        "export",
        "--weights",
        PENTAGON,
        "--format",
        "edges",
        "--out",
        dir("e.graphml"));
    refuses("is there already", "export", "--weights", PENTAGON, "--out", dir("e.csv"));
  }

  @Test
  void spikesAndPotentialsAreTablesOfAnAblatedWorm() throws IOException {
    works(
        "evaluate",
        "--weights",
        PENTAGON,
        "--task",
        "pentagon",
        "--ablate",
        "AVAL,synapse:AVAR-PVCL",
        "--gain",
        "0.5",
        "type:electrical",
        "--clamp",
        "DB1=fire@3-4",
        "--spikes",
        dir("s.csv"),
        "--potentials",
        dir("p.csv"));
    List<String> spikes = Files.readAllLines(folder.resolve("s.csv"));
    assertEquals(List.of("tick,cell", "3,DB1", "4,DB1"), spikes.subList(0, 3));
    assertTrue(spikes.stream().noneMatch(row -> row.endsWith(",AVAL")));
    List<String> potentials = Files.readAllLines(folder.resolve("p.csv"));
    assertEquals(251, potentials.size());
    assertTrue(potentials.getFirst().startsWith("tick,ADAL,ADAR,"));
    assertEquals(301, potentials.get(9).split(",").length);
  }
}
