package org.nemadrive.trainer.cli.connectome;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.Connectomes;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.terminal.Invocation;
import org.nemadrive.trainer.connectome.ConnectomeImport;
import org.nemadrive.trainer.connectome.ImportRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trainer connectome import}: a description from a table. */
@Command(
    name = "import",
    description = {
      "Make the folder of a connectome from a table: an edge list (CSV, TSV, semicolons) with the"
          + " usual headings, an adjacency matrix as CSV, or GraphML. It says what it assumed.",
      "Patterns of cells: * stands for anything, ? for one character, 7..23 for a number between."
    },
    mixinStandardHelpOptions = true)
final class ConnectomeImportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TABLE",
      arity = "1..*",
      description = "The table in UTF-8, or several that together are one.")
  private List<Path> tables;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to make.")
  private Path out;

  @Option(names = "--name", description = "Name of the data set (default: that of the folder).")
  private String name;

  @Option(names = "--animal", defaultValue = "", description = "Which animal was mapped.")
  private String animal;

  @Option(
      names = "--source",
      description = "Who published it, where (default: the name of the table).")
  private String source;

  @Option(
      names = "--licence",
      defaultValue = "not stated",
      description = "On which terms it may be used (default: ${DEFAULT-VALUE}).")
  private String licence;

  @Option(
      names = "--electrical",
      paramLabel = "TABLE",
      description = "A second table, whose connections are all electrical.")
  private Path electrical;

  @Option(
      names = "--type",
      defaultValue = "chemical",
      description = "chemical or electrical: rows that do not say (default: ${DEFAULT-VALUE}).")
  private String type;

  @Option(
      names = "--map",
      paramLabel = "COLUMN=MEANING",
      description = "What a column means: pre, post, count, type or transmitter.")
  private Map<String, String> map = Map.of();

  @Option(names = "--muscles", paramLabel = "CELLS", split = ",", description = "The muscles.")
  private List<String> muscles = List.of();

  @Option(
      names = "--inhibitory",
      paramLabel = "CELLS",
      split = ",",
      description = "Neurons whose synapses inhibit, where the table names no transmitter.")
  private List<String> inhibitory = List.of();

  @Option(names = "--drop", paramLabel = "CELLS", split = ",", description = "Cells to leave out.")
  private List<String> drop = List.of();

  @Option(
      names = "--group",
      paramLabel = "GROUP=CELLS",
      description =
          "Cells of a group; every worm needs food and touch (what senses), left and right (muscles"
              + " that drive a side).")
  private List<String> groups = List.of();

  @Option(
      names = "--like",
      paramLabel = "DIR|FILE|NAME",
      description =
          "Take kinds, sides, transmitters and groups from this connectome for cells of the same"
              + " name.")
  private String like;

  @Option(
      names = "--neuromuscular-like",
      description =
          "Take the neuromuscular synapses, too, from the connectome of --like, for a table that"
              + " maps neurons only.")
  private boolean neuromuscularLike;

  @Option(names = "--force", description = "Replace what is in the folder.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!type.equals("chemical") && !type.equals("electrical")) {
      throw new InvalidInputException(
          "--type: found \"%s\", expected chemical or electrical".formatted(type));
    }
    for (String meaning : map.values()) {
      if (!List.of("pre", "post", "count", "type", "transmitter").contains(meaning)) {
        throw new InvalidInputException(
            "--map: found \"%s\", expected pre, post, count, type or transmitter"
                .formatted(meaning));
      }
    }
    if (neuromuscularLike && like == null) {
      throw new InvalidInputException("--neuromuscular-like needs --like: whose synapses?");
    }
    requireRoom();
    ConnectomeImport.Result result =
        ConnectomeImport.read(
            tables,
            Optional.ofNullable(electrical),
            new ImportRules(
                dataSet(),
                map,
                type.equals("electrical"),
                muscles,
                inhibitory,
                drop,
                patterns(),
                neuromuscularLike,
                Optional.ofNullable(like).map(Connectomes::named)));
    ConnectomeWriter.write(out, result.connectome());
    PrintWriter print = spec.commandLine().getOut();
    result.assumed().forEach(line -> print.println("assumed: " + line));
    Connectome connectome = result.connectome();
    print.println(
        String.format(
            Locale.ROOT,
            "%s: %,d neurons, %,d muscles, %,d weights",
            connectome.name(),
            connectome.neuronCount(),
            connectome.muscleCount(),
            connectome.weightCount()));
    print.println("Written: " + out);
    print.println(
        "Next: " + Invocation.of("trainer", "train", "--connectome", out, "--task", "pentagon"));
    return 0;
  }

  private void requireRoom() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new InvalidInputException("--out: %s is a file; give a folder".formatted(out));
    }
    if (Files.isDirectory(out) && !force) {
      try (Stream<Path> entries = Files.list(out)) {
        if (entries.findAny().isPresent()) {
          throw new InvalidInputException(
              "--out: %s is not empty; give another folder, or --force to replace what is there"
                  .formatted(out));
        }
      }
    }
  }

  private DataSet dataSet() {
    try {
      return new DataSet(
          name == null ? String.valueOf(out.toAbsolutePath().normalize().getFileName()) : name,
          animal,
          source == null
              ? tables.stream()
                  .map(t -> t.getFileName().toString())
                  .collect(Collectors.joining(", "))
              : source,
          licence);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--name or --animal: " + e.getMessage(), e);
    }
  }

  private Map<String, List<String>> patterns() {
    Map<String, List<String>> patterns = new LinkedHashMap<>();
    for (String text : groups) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InvalidInputException(
            "--group: found \"%s\", expected GROUP=CELL,CELL".formatted(text));
      }
      patterns
          .computeIfAbsent(text.substring(0, equals), group -> new ArrayList<>())
          .addAll(Arrays.asList(text.substring(equals + 1).split(",")));
    }
    return patterns;
  }
}
