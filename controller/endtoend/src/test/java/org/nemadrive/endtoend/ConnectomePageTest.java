package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.cli.TrainerCommand;
import picocli.CommandLine;

/**
 * Walks docs/connectomes.md as a newcomer does: writes the files it shows and types every command
 * of its first parts, with shorter budgets. Cook's table, which may not be shipped, is stood in for
 * by one of its form.
 */
@Slow
class ConnectomePageTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern FILE =
      Pattern.compile("(?m)^`(my/\\S+)`\n```\\w+\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COMMANDS =
      Pattern.compile("^```sh\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  @TempDir private Path folder;

  private String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/connectomes.md"));
  }

  private static String between(String page, String from, String to) {
    return page.substring(page.indexOf(from), page.indexOf(to));
  }

  @Test
  void aRingOfTwelveCellsWrittenByHandIsTrainedFilmedReportedAndDriven() throws IOException {
    String part = between(page(), "## A ring", "## Cook");
    Matcher files = FILE.matcher(part);
    int written = 0;
    while (files.find()) {
      Path file = here(files.group(1));
      Files.createDirectories(file.getParent());
      Files.writeString(file, files.group(2));
      written++;
    }
    assertEquals(4, written);
    List<String> said = walk(part);
    assertEquals(6, said.size());
    assertTrue(said.get(1).contains("8 neurons, 4 muscles, 16 weights"), said.get(1));
    assertTrue(said.get(5).contains("food"), said.get(5));
  }

  @Test
  void aTableOfCooksFormBecomesATrainedWormAFilmAReportAndARobotsDrive() throws IOException {
    Files.createDirectories(here("my"));
    Files.writeString(here("my/herm_full_edgelist.csv"), tableOfCooksForm());
    String part = between(page(), "## Cook", "## Importing");
    List<String> said = walk(part);
    assertEquals(5, said.size());
    assertTrue(
        said.get(0).contains("group left: ") || said.get(0).contains("Written"), said.get(0));
    List<String> experiments = walk(between(page(), "## Experiments", "## Data"));
    assertEquals(6, experiments.size());
    assertTrue(Files.exists(here("my/edits.png")));
  }

  /** Padded names, leading zeros and body wall muscles called as Cook et al. call them. */
  private static String tableOfCooksForm() {
    StringBuilder table = new StringBuilder("Source,Target,Weight,Type\n");
    for (PublishedSynapse row : Connectome.celegans().published()) {
      table.append(
          "%s ,%s           ,%d,%s%n"
              .formatted(
                  cooks(row.presynaptic()),
                  cooks(row.postsynaptic()),
                  row.contacts(),
                  row.kind() == SynapseKind.GAP_JUNCTION ? "electrical" : "chemical"));
    }
    return table.toString();
  }

  private static String cooks(String name) {
    Matcher muscle = Pattern.compile("M([DV])([LR])0?(\\d+)").matcher(name);
    if (muscle.matches()) {
      return (muscle.group(1).equals("D") ? "dBWM" : "vBWM") + muscle.group(2) + muscle.group(3);
    }
    return name.equals("MANAL") ? "anal" : name.replaceAll("^MVULVA$", "vm1");
  }

  private Path here(String path) {
    return folder.resolve(path);
  }

  private List<String> walk(String part) {
    List<String> said = new ArrayList<>();
    Matcher blocks = COMMANDS.matcher(part);
    while (blocks.find()) {
      blocks.group(1).lines().forEach(line -> said.add(run(line)));
    }
    return said;
  }

  private String run(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(shortened(line));
    while (word.find()) {
      String text =
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3);
      words.add(
          text.startsWith("my/")
              ? here(text).toString()
              : text.startsWith("hardware-profiles/") ? ROOT.resolve(text).toString() : text);
    }
    String program = words.removeFirst();
    CommandLine command =
        switch (program) {
          case "trainer/bin/trainer" -> TrainerCommand.commandLine();
          case "controller/bin/controller" -> Controller.commandLine();
          default -> throw new IllegalArgumentException("the page types " + program);
        };
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        command
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    assertEquals(0, code, line + "\n" + err);
    return out.toString();
  }

  private static String shortened(String line) {
    return line.replaceAll("--evaluations \\d+", "--evaluations 300 --threads 1")
        .replaceAll("--ticks \\d+", "--ticks 10");
  }
}
