package org.nemadrive.simulator.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.StrictYaml;
import org.nemadrive.simulator.files.Utf8;

/** A hardware profile as a file: its text, its sections and the facts of every key asked for. */
public final class ProfileFile {
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
      if (Files.isDirectory(file)) {
        throw ProfileSection.invalid(
            file.toString(), "(file)", "a folder", "a file from hardware-profiles/");
      }
      if (!Files.isRegularFile(file)) {
        throw ProfileSection.invalid(
            file.toString(), "(file)", "no such file", "a file from hardware-profiles/");
      }
      if (Files.size(file) > StrictYaml.MAX_BYTES) {
        throw ProfileSection.invalid(
            file.toString(),
            "(file)",
            Files.size(file) + " bytes",
            "at most " + StrictYaml.MAX_BYTES);
      }
      return new ProfileFile(file.toString(), Utf8.text(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw unreadable(file.toString(), e);
    } catch (IOException e) {
      throw ProfileSection.invalid(
          file.toString(),
          "(file)",
          e instanceof AccessDeniedException ? "no right to read it" : e.toString(),
          "a file that this user may read");
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
    try {
      return StrictYaml.tree(text);
    } catch (JsonProcessingException e) {
      throw unreadable(name, e);
    }
  }

  private static InvalidInputException unreadable(String name, JsonProcessingException e) {
    String where = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    return ProfileSection.invalid(
        name,
        "(file" + where + ")",
        e.getOriginalMessage().lines().findFirst().orElse("something else"),
        "YAML with 'key: value', each key once");
  }
}
