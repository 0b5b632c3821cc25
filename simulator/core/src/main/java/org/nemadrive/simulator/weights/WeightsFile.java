package org.nemadrive.simulator.weights;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;
import org.nemadrive.simulator.neuron.Dynamics;

/** Reads and writes weights files. */
public final class WeightsFile {
  /** The largest file read, bytes; all weights changed make less than a fifth of it. */
  public static final long MAX_BYTES = 2_000_000;

  private static final ObjectMapper JSON = StrictJson.mapper();

  private WeightsFile() {}

  /**
   * Writes a weights file whole or not at all.
   *
   * @throws IOException if it cannot be written; then what was there before is still there
   */
  public static void write(Path file, TrainedWeights weights) throws IOException {
    byte[] text = bytes(weights);
    AtomicFile.write(file, out -> out.write(text));
  }

  /** What a weights file of these weights contains; the same weights give the same bytes. */
  public static byte[] bytes(TrainedWeights weights) {
    Connectome connectome = weights.connectome();
    WeightsDocument document =
        new WeightsDocument(
            WeightsDocument.FORMAT,
            WeightsDocument.VERSION,
            new WeightsDocument.Identity(
                connectome.name(), connectome.identity(), connectome.weightCount()),
            weights.dynamics().key(),
            weights.origin(),
            weights.edits(),
            null);
    WeightsDocument signed = document.withChecksum(checksum(document));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
            .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    try {
      String text = JSON.writer(printer).writeValueAsString(signed) + "\n";
      return text.getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a document of plain values", e);
    }
  }

  /**
   * Reads a weights file for a connectome.
   *
   * @throws InvalidInputException if it is missing, huge, truncated, damaged, of a newer version,
   *     for another connectome, or names an unknown or repeated synapse, a biological weight that
   *     is not W0's, or a weight that is no finite number
   */
  public static TrainedWeights read(Path file, Connectome connectome) {
    return read(load(file), file.toString(), connectome);
  }

  /**
   * Reads what a weights file contains.
   *
   * @param bytes the whole file
   * @param file its name, for messages
   * @throws InvalidInputException as {@link #read(Path, Connectome)}
   */
  public static TrainedWeights read(byte[] bytes, String file, Connectome connectome) {
    WeightsDocument document = parse(bytes, file);
    if (!document.checksum().equals(checksum(document.withChecksum(null)))) {
      throw invalid(
          file,
          "checksum",
          document.checksum(),
          "the checksum of its content; the file was changed"
              + " or damaged, copy it again from the run that made it");
    }
    if (!document.connectome().identity().equals(connectome.identity())) {
      throw invalid(
          file,
          "connectome",
          document.connectome().name() + ", " + document.connectome().identity(),
          connectome.name()
              + ", "
              + connectome.identity()
              + "; use weights trained for it, or name their connectome with --connectome");
    }
    return new TrainedWeights(
        connectome,
        dynamics(file, document.dynamics()),
        genome(file, document, connectome),
        document.origin());
  }

  /**
   * Identity of the connectome that a weights file says it is for; empty if there is no such file
   * or it says nothing, which {@link #read(Path, Connectome)} then tells in full.
   */
  public static Optional<String> identity(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? identity(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The same of what a weights file contains. */
  public static Optional<String> identity(byte[] bytes) {
    return ofConnectome(bytes, "identity");
  }

  /** What a weights file calls its connectome: animal and data set. */
  public static Optional<String> connectomeName(byte[] bytes) {
    return ofConnectome(bytes, "name");
  }

  private static Optional<String> ofConnectome(byte[] bytes, String field) {
    try {
      JsonNode value = JSON.readTree(Utf8.text(bytes)).path("connectome").path(field);
      return Optional.ofNullable(value.textValue());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static byte[] load(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException("no weights file at " + file + "; check the path");
      }
      checkSize(Files.size(file), file.toString());
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static void checkSize(long bytes, String file) {
    if (bytes > MAX_BYTES) {
      throw new InvalidInputException(
          "%s has %d bytes, a weights file has at most %d; is it the right file?"
              .formatted(file, bytes, MAX_BYTES));
    }
  }

  private static WeightsDocument parse(byte[] bytes, String file) {
    checkSize(bytes.length, file);
    try {
      JsonNode tree = JSON.readTree(Utf8.text(bytes));
      String format = tree.path("format").asText("");
      if (!format.equals(WeightsDocument.FORMAT)) {
        throw invalid(file, "format", format, WeightsDocument.FORMAT + "; is it a weights file?");
      }
      int version = tree.path("version").asInt(-1);
      if (version > WeightsDocument.VERSION) {
        throw invalid(
            file,
            "version",
            version,
            "at most " + WeightsDocument.VERSION + "; update this program to read it");
      }
      if (version < 1) {
        throw invalid(file, "version", tree.path("version"), "a whole number from 1");
      }
      return whole(tree);
    } catch (MismatchedInputException e) {
      String field =
          e.getPath().stream()
              .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
              .collect(Collectors.joining("."));
      throw new InvalidInputException(
          "%s, %s: %s; the file is incomplete or was edited by hand"
              .formatted(
                  file,
                  field.isEmpty() ? "the whole" : field,
                  e instanceof UnrecognizedPropertyException
                      ? "no such field in a weights file"
                      : "missing, or not the kind of value expected there"),
          e);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InvalidInputException(
          "%s%s is no complete JSON: %s; the file is truncated or damaged, copy it again"
              .formatted(file, at == null ? "" : ", line " + at.getLineNr(), firstLine(e)),
          e);
    }
  }

  /** Robot and starts are the two fields that may be missing, so they are read apart. */
  private static WeightsDocument whole(JsonNode tree) throws JsonProcessingException {
    JsonNode body = taken(tree, "body");
    JsonNode starts = taken(tree, "starts");
    WeightsDocument document = JSON.treeToValue(tree, WeightsDocument.class);
    if (body == null && starts == null) {
      return document;
    }
    return document.trainedFor(
        body == null ? null : JSON.treeToValue(body, TrainedBody.class),
        starts == null ? null : JSON.treeToValue(starts, TrainedStarts.class));
  }

  private static JsonNode taken(JsonNode tree, String field) {
    return tree.path("origin") instanceof ObjectNode origin ? origin.remove(field) : null;
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private static Dynamics dynamics(String file, String key) {
    return Arrays.stream(Dynamics.values())
        .filter(d -> d.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    file,
                    "dynamics",
                    key,
                    Arrays.stream(Dynamics.values())
                        .map(Dynamics::key)
                        .collect(Collectors.joining(" or "))));
  }

  private static double[] genome(String file, WeightsDocument document, Connectome connectome) {
    double[] genome = connectome.biologicalWeights();
    Set<Integer> seen = new HashSet<>();
    for (WeightEdit edit : document.edits()) {
      OptionalInt pre = connectome.cell(edit.pre());
      OptionalInt post = connectome.cell(edit.post());
      OptionalInt index =
          pre.isPresent() && post.isPresent()
              ? connectome.weight(pre.getAsInt(), post.getAsInt())
              : OptionalInt.empty();
      if (index.isEmpty()) {
        throw invalid(file, "edits", edit, "a synapse of " + connectome.name());
      }
      int i = index.getAsInt();
      if (!seen.add(i)) {
        throw invalid(file, "edits", edit, "each synapse once");
      }
      if (edit.from() != genome[i]) {
        throw invalid(
            file, "edits, " + edit + ", from", edit.from(), "its biological weight " + genome[i]);
      }
      if (!Double.isFinite(edit.to())) {
        throw invalid(file, "edits, " + edit + ", to", edit.to(), "a finite number");
      }
      genome[i] = edit.to();
    }
    return genome;
  }

  private static InvalidInputException invalid(
      String file, String field, Object found, String expected) {
    return new InvalidInputException(
        "%s, %s: found \"%s\", expected %s".formatted(file, field, found, expected));
  }

  private static String checksum(WeightsDocument document) {
    try {
      return Sha256.hex(JSON.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot hash a document of plain values", e);
    }
  }
}
