package org.nemadrive.trainer.connectome;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nemadrive.simulator.connectome.Cell;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Side;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.files.InvalidInputException;

/**
 * Makes a connectome of other people's tables, and says every assumption on the way. No name of any
 * animal's cell is known here: kinds come from the rules, from the table's own types, or from
 * another connectome whose cells have the same names.
 */
public final class ConnectomeImport {
  private static final Pattern SIDED = Pattern.compile("(.*?)([LRlr])(\\d*)");
  private static final int MAX_CONTACTS = 10_000;
  private static final Set<String> ELECTRICAL =
      Set.of("electrical", "electric", "ej", "e", "gap", "gapjunction", "gj", "genericgj", "elec");
  private static final Set<String> CHEMICAL =
      Set.of(
          "", "chemical", "chem", "c", "s", "sp", "send", "sendpoly", "chemicalsynapse", "synapse");
  private static final Set<String> MIRRORED = Set.of("r", "rp", "receive", "receivepoly");
  private static final Set<String> MUSCULAR =
      Set.of("nmj", "neuromuscular", "neuromuscularjunction");

  private final ImportRules rules;
  private final List<String> assumed = new ArrayList<>();
  private final Map<String, String> kindsInTable = new HashMap<>();
  private final Map<String, Cell> known = new HashMap<>();
  private final List<PublishedSynapse> synapses = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private boolean signed;

  private ConnectomeImport(ImportRules rules) {
    this.rules = rules;
    rules.like().ifPresent(like -> like.anatomy().forEach(c -> known.put(plain(c.name()), c)));
  }

  /**
   * What came of a table.
   *
   * @param connectome the connectome
   * @param assumed what was assumed, for people, in the order of the work
   */
  public record Result(Connectome connectome, List<String> assumed) {}

  /**
   * Reads tables as one, and perhaps a last one whose rows are all electrical.
   *
   * @throws InvalidInputException if a table cannot be read, or a group has no cells
   */
  public static Result read(List<Path> tables, Optional<Path> electrical, ImportRules rules) {
    ConnectomeImport work = new ConnectomeImport(rules);
    List<Edge> edges = new ArrayList<>();
    tables.forEach(table -> edges.addAll(work.edges(table)));
    for (Edge edge : electrical.map(work::edges).orElse(List.of())) {
      edges.add(new Edge(edge.place(), edge.pre(), edge.post(), "electrical", edge.count(), ""));
    }
    return work.assemble(edges);
  }

  private List<Edge> edges(Path file) {
    if (file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(graphml|xml)")) {
      return GraphMlEdges.edges(file, kindsInTable, assumed);
    }
    TextTable table = TextTable.read(file);
    assumed.add(
        "%s: %d rows with %s between values"
            .formatted(
                file.getFileName(),
                table.rows().size(),
                switch (table.separator()) {
                  case '\t' -> "tabs";
                  case ';' -> "semicolons";
                  case ',' -> "commas";
                  default -> "blanks";
                }));
    boolean matrix =
        table.rows().stream().mapToInt(List::size).max().orElse(0) > 8
            && !EdgeList.isTitled(table, rules.map());
    return matrix || isSmallMatrix(table)
        ? AdjacencyMatrix.edges(table, assumed)
        : EdgeList.edges(table, rules.map(), assumed);
  }

  /** The first heading of a matrix is empty, and its first column has the names of the others. */
  private static boolean isSmallMatrix(TextTable table) {
    List<String> header = table.rows().getFirst();
    return header.size() > 2
        && table.rows().size() > 1
        && !EdgeList.isTitled(table, Map.of())
        && header.contains(table.rows().get(1).getFirst());
  }

  private Result assemble(List<Edge> edges) {
    Predicate<String> dropped = ImportRules.matching(rules.drop());
    List<Edge> kept =
        edges.stream()
            .filter(
                e ->
                    keep(
                        !dropped.test(e.pre()) && !dropped.test(e.post()),
                        "of cells dropped by --drop"))
            .filter(
                e ->
                    keep(
                        !MIRRORED.contains(simple(e.type())),
                        "that list a synapse at its receiver were left out: the sender's rows"
                            + " count"))
            .filter(
                e -> keep(!e.post().equalsIgnoreCase(e.type()), "name no muscle and were left out"))
            .toList();
    List<PublishedSynapse> taken = neuromuscularOfOther(kept);
    Map<String, CellKind> kinds = kinds(kept, taken);
    signed = kept.stream().anyMatch(edge -> edge.count().startsWith("-"));
    if (signed) {
      assumed.add("counts have signs, so they say what inhibits, and no names of cells do");
    }
    for (Edge edge : kept) {
      add(edge, kinds);
    }
    completeGapJunctions();
    synapses.addAll(taken);
    counts.forEach((what, count) -> assumed.add("%,d rows %s".formatted(count, what)));
    Set<String> names = new LinkedHashSet<>();
    synapses.forEach(
        s -> {
          names.add(s.presynaptic());
          names.add(s.postsynaptic());
        });
    if (names.isEmpty()) {
      throw new InvalidInputException("the table has no connection that can be used");
    }
    List<Cell> cells =
        names.stream().map(name -> new Cell(name, kinds.get(name), side(name, names))).toList();
    long unknown = cells.stream().filter(cell -> cell.kind() == CellKind.UNKNOWN).count();
    if (unknown > 0) {
      assumed.add(
          "%,d neurons are of unknown kind; edit %s to say more"
              .formatted(unknown, ConnectomeReader.CELLS));
    }
    return new Result(
        ConnectomeWriter.assemble(rules.dataSet(), cells, synapses, groups(cells)),
        List.copyOf(assumed));
  }

  private List<PublishedSynapse> neuromuscularOfOther(List<Edge> edges) {
    if (!rules.muscularLike()) {
      return List.of();
    }
    Map<String, String> senders = new HashMap<>();
    edges.forEach(
        edge -> {
          senders.put(plain(edge.pre()), edge.pre());
          senders.put(plain(edge.post()), edge.post());
        });
    List<PublishedSynapse> taken =
        rules.like().orElseThrow().published().stream()
            .filter(s -> s.kind() == SynapseKind.NEUROMUSCULAR)
            .filter(s -> senders.containsKey(plain(s.presynaptic())))
            .map(
                s ->
                    new PublishedSynapse(
                        senders.get(plain(s.presynaptic())),
                        s.postsynaptic(),
                        s.kind(),
                        s.contacts(),
                        s.transmitter()))
            .toList();
    assumed.add(
        "%,d neuromuscular rows are those of %s"
            .formatted(taken.size(), rules.like().orElseThrow().dataSet().name()));
    return taken;
  }

  private boolean keep(boolean kept, String otherwise) {
    if (!kept) {
      count(otherwise);
    }
    return kept;
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  /** Muscles by pattern, by the other connectome, or by rows of neuromuscular type. */
  private Map<String, CellKind> kinds(List<Edge> edges, List<PublishedSynapse> taken) {
    Predicate<String> muscle = ImportRules.matching(rules.muscles());
    Map<String, CellKind> kinds = new TreeMap<>();
    for (Edge edge : edges) {
      for (String name : List.of(edge.pre(), edge.post())) {
        Cell like = known.get(plain(name));
        CellKind said = told(kindsInTable.get(name));
        kinds.putIfAbsent(
            name,
            muscle.test(name)
                ? CellKind.MUSCLE
                : said != null ? said : like != null ? like.kind() : CellKind.UNKNOWN);
      }
    }
    for (Edge edge : edges) {
      if (MUSCULAR.contains(simple(edge.type()))) {
        kinds.put(edge.post(), CellKind.MUSCLE);
      }
    }
    taken.forEach(synapse -> kinds.put(synapse.postsynaptic(), CellKind.MUSCLE));
    if (kinds.values().stream().noneMatch(kind -> kind == CellKind.MUSCLE)) {
      throw new InvalidInputException(
          "no cell of the table is known as a muscle; name them with --muscles 'PATTERN,...', for"
              + " example --muscles 'MUSCLE*', or name a connectome whose cells have the same names"
              + " with --like (and --neuromuscular-like if the table has neurons only)");
    }
    return kinds;
  }

  private static CellKind told(String kind) {
    for (CellKind one : CellKind.values()) {
      if (one != CellKind.UNKNOWN && one.tableName().equals(kind)) {
        return one;
      }
    }
    return null;
  }

  private void add(Edge edge, Map<String, CellKind> kinds) {
    int contacts = contacts(edge);
    if (contacts == 0) {
      count("of no contacts were left out");
      return;
    }
    String type = simple(edge.type());
    boolean electrical = ELECTRICAL.contains(type) || type.isEmpty() && rules.electrical();
    if (!electrical && !CHEMICAL.contains(type) && !MUSCULAR.contains(type)) {
      throw new InvalidInputException(
          "%s: found type \"%s\", expected chemical, electrical or neuromuscular (or S, Sp, R, Rp, EJ, NMJ)"
              .formatted(edge.place(), edge.type()));
    }
    if (kinds.get(edge.pre()) == CellKind.MUSCLE) {
      count("sent by muscles were left out: muscles never fire here");
      return;
    }
    boolean ontoMuscle = kinds.get(edge.post()) == CellKind.MUSCLE;
    if (electrical && ontoMuscle) {
      count("that join a neuron and a muscle electrically count as neuromuscular");
    }
    SynapseKind kind =
        ontoMuscle
            ? SynapseKind.NEUROMUSCULAR
            : electrical ? SynapseKind.GAP_JUNCTION : SynapseKind.CHEMICAL;
    synapses.add(
        new PublishedSynapse(
            edge.pre(),
            edge.post(),
            kind,
            Math.abs(contacts),
            electrical ? "" : transmitter(edge, contacts < 0)));
  }

  private static int contacts(Edge edge) {
    double value = TextTable.isNumber(edge.count()) ? Double.parseDouble(edge.count()) : Double.NaN;
    if (!(Math.abs(value) <= MAX_CONTACTS) || value != Math.rint(value)) {
      throw new InvalidInputException(
          "%s, %s to %s: found \"%s\" contacts, expected a whole number up to %d"
              .formatted(edge.place(), edge.pre(), edge.post(), edge.count(), MAX_CONTACTS));
    }
    return (int) value;
  }

  private String transmitter(Edge edge, boolean negative) {
    if (!edge.transmitter().isEmpty()) {
      return edge.transmitter();
    }
    if (negative) {
      count("of negative count inhibit (transmitter GABA)");
      return PublishedSynapse.INHIBITORY_TRANSMITTER;
    }
    if (signed) {
      return "";
    }
    if (ImportRules.matching(rules.inhibitory()).test(edge.pre())) {
      count("of the cells of --inhibitory inhibit (transmitter GABA)");
      return PublishedSynapse.INHIBITORY_TRANSMITTER;
    }
    Cell like = known.get(plain(edge.pre()));
    if (like == null) {
      return "";
    }
    Connectome other = rules.like().orElseThrow();
    Optional<String> usual =
        other.published().stream()
            .filter(s -> s.presynaptic().equals(like.name()) && !s.transmitter().isEmpty())
            .collect(
                Collectors.groupingBy(
                    PublishedSynapse::transmitter, TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    usual.ifPresent(
        t -> count("have the usual transmitter of their sender in " + other.dataSet().name()));
    return usual.orElse("");
  }

  /** A gap junction conducts both ways, so that each direction has a row of its own. */
  private void completeGapJunctions() {
    Set<List<String>> there =
        synapses.stream()
            .filter(s -> s.kind() == SynapseKind.GAP_JUNCTION)
            .map(s -> List.of(s.presynaptic(), s.postsynaptic()))
            .collect(Collectors.toSet());
    List<PublishedSynapse> missing =
        synapses.stream()
            .filter(s -> s.kind() == SynapseKind.GAP_JUNCTION)
            .filter(s -> !there.contains(List.of(s.postsynaptic(), s.presynaptic())))
            .map(
                s ->
                    new PublishedSynapse(
                        s.postsynaptic(), s.presynaptic(), s.kind(), s.contacts(), ""))
            .toList();
    if (!missing.isEmpty()) {
      assumed.add(
          "%,d electrical rows stand in one direction only; the other was added"
              .formatted(missing.size()));
      synapses.addAll(missing);
    }
  }

  /** A cell has a side if the cell of the other side is there, too. */
  private Side side(String name, Set<String> names) {
    Cell like = known.get(plain(name));
    if (like != null && like.side() != Side.NONE) {
      return like.side();
    }
    Matcher matcher = SIDED.matcher(name);
    if (!matcher.matches()) {
      return Side.NONE;
    }
    char letter = matcher.group(2).charAt(0);
    String other =
        switch (letter) {
          case 'L' -> "R";
          case 'R' -> "L";
          case 'l' -> "r";
          default -> "l";
        };
    if (!names.contains(matcher.group(1) + other + matcher.group(3))) {
      return Side.NONE;
    }
    return Character.toUpperCase(letter) == 'L' ? Side.LEFT : Side.RIGHT;
  }

  private Map<String, List<String>> groups(List<Cell> cells) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    List<String> names = cells.stream().map(Cell::name).sorted().toList();
    rules
        .groups()
        .forEach(
            (group, patterns) -> {
              Predicate<String> member = ImportRules.matching(patterns);
              List<String> members = names.stream().filter(member).toList();
              if (members.isEmpty()) {
                throw new InvalidInputException(
                    "--group %s=%s: no cell of the table has such a name"
                        .formatted(group, String.join(",", patterns)));
              }
              groups.put(group, members);
            });
    rules.like().ifPresent(like -> takeGroups(like, names, groups));
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      if (!groups.containsKey(side.tableName())) {
        List<String> muscles =
            cells.stream()
                .filter(cell -> cell.kind() == CellKind.MUSCLE && cell.side() == side)
                .map(Cell::name)
                .sorted()
                .toList();
        if (!muscles.isEmpty()) {
          groups.put(side.tableName(), muscles);
          assumed.add(
              "group %s: all %d muscles of that side".formatted(side.tableName(), muscles.size()));
        }
      }
    }
    for (String needed : ConnectomeReader.NEEDED_GROUPS) {
      if (!groups.containsKey(needed)) {
        throw new InvalidInputException(
            "nothing says which cells are group \"%s\"; say it with --group %s=CELL,CELL or a pattern, or with --like (every worm needs %s)"
                .formatted(needed, needed, String.join(", ", ConnectomeReader.NEEDED_GROUPS)));
      }
    }
    return groups;
  }

  private void takeGroups(Connectome like, List<String> names, Map<String, List<String>> groups) {
    Map<String, String> ours =
        names.stream().collect(Collectors.toMap(ConnectomeImport::plain, n -> n, (a, b) -> a));
    like.groups()
        .forEach(
            (group, members) -> {
              List<String> found =
                  members.stream()
                      .map(cell -> ours.get(plain(like.cells().get(cell))))
                      .filter(name -> name != null)
                      .toList();
              if (!found.isEmpty() && !groups.containsKey(group)) {
                groups.put(group, found);
                assumed.add(
                    "group %s: %d of its %d cells in %s"
                        .formatted(group, found.size(), members.size(), like.dataSet().name()));
              }
            });
  }

  /** Names that differ in leading zeros of their numbers are the same: AS01 and AS1. */
  private static String plain(String name) {
    return name.replaceAll("(?<!\\d)0+(?=\\d)", "");
  }

  private static String simple(String type) {
    return type.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
