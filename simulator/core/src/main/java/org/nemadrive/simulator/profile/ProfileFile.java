package org.nemadrive.simulator.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.files.InvalidInputException;

/** A hardware profile as a file: its text, its sections and the facts of every key asked for. */
public final class ProfileFile {
  /** A profile is a page of text; anything larger is another kind of file. */
  private static final long MAX_BYTES = 1 << 16;

  private final String name;
  private final String text;
  private final List<KeyFacts> facts = new ArrayList<>();
  private final ProfileSection root;

  private ProfileFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.root = new ProfileSection(name, "", parse(name, text), facts);
  }

  /**
   * Reads a profile from disk.
   *
   * @throws InvalidInputException if there is no such file, or if it is not YAML
   */
  public static ProfileFile read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw ProfileSection.invalid(
            file.toString(), "(file)", "no such file", "a file from hardware-profiles/");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw ProfileSection.invalid(
            file.toString(), "(file)", Files.size(file) + " bytes", "at most " + MAX_BYTES);
      }
      return new ProfileFile(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** A profile from a text already in memory; {@code name} is used in error messages. */
  public static ProfileFile of(String name, String text) {
    return new ProfileFile(name, text);
  }

  /** The file's whole text. */
  public String text() {
    return text;
  }

  /** The file's name as its user gave it. */
  public String name() {
    return name;
  }

  /** The outermost section. */
  public ProfileSection root() {
    return root;
  }

  /** What was asked of this profile up to now, in the order of asking. */
  public List<KeyFacts> facts() {
    return List.copyOf(facts);
  }

  private static JsonNode parse(String name, String text) {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    try {
      JsonNode node = mapper.readTree(text);
      if (node == null || !node.isObject()) {
        throw ProfileSection.invalid(name, "(file)", "no keys", "YAML with 'key: value'");
      }
      return node;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw ProfileSection.invalid(
          name,
          "(file" + where + ")",
          e.getOriginalMessage().lines().findFirst().orElse("something else"),
          "YAML with 'key: value', each key once");
    }
  }
}
