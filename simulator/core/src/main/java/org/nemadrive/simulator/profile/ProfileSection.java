package org.nemadrive.simulator.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Names;

/**
 * One section of a hardware profile, read strictly: each getter names its key and what is allowed,
 * and {@link #finish()} refuses every key nobody asked for. Not for several threads.
 */
public final class ProfileSection {
  private final String file;
  private final String path;
  private final JsonNode node;
  private final List<KeyFacts> facts;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<ProfileSection> sections = new ArrayList<>();

  ProfileSection(String file, String path, JsonNode node, List<KeyFacts> facts) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.facts = facts;
  }

  /** Whether the file has this key at all. Does not count as asking for it. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** A number that must be there, from {@code min} to {@code max}, in the unit the key ends in. */
  public double number(String key, double min, double max) {
    JsonNode value = required(key, "number", range(min, max));
    return checkedNumber(key, value, min, max);
  }

  /** A number with a default. */
  public double number(String key, double min, double max, double standard) {
    JsonNode value = optional(key, "number", range(min, max), plain(standard));
    return value == null ? standard : checkedNumber(key, value, min, max);
  }

  /** A whole number that must be there. */
  public int integer(String key, int min, int max) {
    JsonNode value = required(key, "integer", range(min, max));
    return checkedInteger(key, value, min, max);
  }

  /** A whole number with a default. */
  public int integer(String key, int min, int max, int standard) {
    JsonNode value = optional(key, "integer", range(min, max), Integer.toString(standard));
    return value == null ? standard : checkedInteger(key, value, min, max);
  }

  /** True or false, with a default. */
  public boolean flag(String key, boolean standard) {
    JsonNode value = optional(key, "flag", "true or false", Boolean.toString(standard));
    if (value == null) {
      return standard;
    }
    if (!value.isBoolean()) {
      throw invalid(key, found(value), "true or false");
    }
    return value.booleanValue();
  }

  /** A text that must be there. */
  public String text(String key) {
    JsonNode value = required(key, "text", "any text");
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw invalid(key, found(value), "a text that is not empty");
    }
    return value.textValue();
  }

  /** A text with a default. */
  public String text(String key, String standard) {
    JsonNode value = optional(key, "text", "any text", standard);
    if (value == null) {
      return standard;
    }
    if (!value.isTextual()) {
      throw invalid(key, found(value), "a text");
    }
    return value.textValue();
  }

  /** One of an enum's constants, written in lower case with hyphens; must be there. */
  public <E extends Enum<E>> E choice(String key, Class<E> choices) {
    JsonNode value = required(key, "text", names(choices));
    return checkedChoice(key, value, choices);
  }

  /** One of an enum's constants, written in lower case with hyphens, with a default. */
  public <E extends Enum<E>> E choice(String key, Class<E> choices, E standard) {
    JsonNode value = optional(key, "text", names(choices), name(standard));
    return value == null ? standard : checkedChoice(key, value, choices);
  }

  /** A list of numbers that must be there, each within the range. */
  public List<Double> numbers(String key, double min, double max) {
    JsonNode value = required(key, "list", "each " + range(min, max));
    if (!value.isArray()) {
      throw invalid(key, found(value), "a list of numbers, each " + range(min, max));
    }
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      numbers.add(checkedNumber(key + "[" + i + "]", value.get(i), min, max));
    }
    return List.copyOf(numbers);
  }

  /** A section of this section that must be there. */
  public ProfileSection section(String key) {
    return sectionOf(key, required(key, "section", "keys below it"));
  }

  /** The sections of a list, in the order of the file; empty if the key is missing. */
  public List<ProfileSection> sectionList(String key) {
    JsonNode value = optional(key, "list", "sections, each with the keys below", "empty");
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(key, found(value), "a list; start each entry with a hyphen");
    }
    List<ProfileSection> list = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      list.add(sectionOf(key + "[" + i + "]", value.get(i)));
    }
    return List.copyOf(list);
  }

  /** Refuses keys nobody asked for, here and in all sections below. Call after the last getter. */
  public void finish() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!asked.contains(key)) {
                throw invalid(
                    key, "an unknown key" + Names.didYouMean(key, asked), allowedKeys(key));
              }
            });
    sections.forEach(ProfileSection::finish);
  }

  /** The error for a value that is wrong in a way only the caller knows. */
  public InvalidInputException invalid(String key, String found, String allowed) {
    return invalid(file, fullPath(key), found, allowed);
  }

  static InvalidInputException invalid(String file, String path, String found, String allowed) {
    return new InvalidInputException(
        "hardware profile %s: key '%s': found %s; allowed: %s"
            .formatted(file, path, found, allowed));
  }

  private ProfileSection sectionOf(String key, JsonNode value) {
    if (!value.isObject()) {
      throw invalid(key, found(value), "a section with keys of its own");
    }
    ProfileSection section = new ProfileSection(file, fullPath(key), value, facts);
    sections.add(section);
    return section;
  }

  private JsonNode required(String key, String type, String allowed) {
    note(key, type, allowed, "required");
    JsonNode value = node.get(key);
    if (value == null || value.isNull()) {
      throw invalid(key, "nothing", allowed + "; the key is required");
    }
    return value;
  }

  private JsonNode optional(String key, String type, String allowed, String standard) {
    note(key, type, allowed, standard);
    JsonNode value = node.get(key);
    return value == null || value.isNull() ? null : value;
  }

  private void note(String key, String type, String allowed, String standard) {
    asked.add(key);
    facts.add(new KeyFacts(fullPath(key).replaceAll("\\[\\d+]", "[]"), type, allowed, standard));
  }

  private double checkedNumber(String key, JsonNode value, double min, double max) {
    if (!value.isNumber()) {
      throw invalid(key, found(value), range(min, max) + unitHint(key, value));
    }
    double number = value.doubleValue();
    if (!(number >= min && number <= max)) {
      throw invalid(key, found(value), range(min, max));
    }
    return number;
  }

  private int checkedInteger(String key, JsonNode value, int min, int max) {
    if (!value.isIntegralNumber()) {
      throw invalid(key, found(value), range(min, max) + ", whole" + unitHint(key, value));
    }
    if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
      throw invalid(key, found(value), range(min, max));
    }
    return value.intValue();
  }

  private <E extends Enum<E>> E checkedChoice(String key, JsonNode value, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (value.isTextual() && name(choice).equals(value.textValue())) {
        return choice;
      }
    }
    throw invalid(key, found(value), names(choices));
  }

  private String fullPath(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String allowedKeys(String unknown) {
    String all = String.join(", ", asked);
    String bare = withoutUnit(unknown);
    for (String key : asked) {
      if (withoutUnit(key).equalsIgnoreCase(bare)) {
        return "'" + key + "' (keys carry their unit); here: " + all;
      }
    }
    return all;
  }

  /** The key without the unit at its end: wheelRadiusMm and wheelRadiusCm are the same idea. */
  private static String withoutUnit(String key) {
    int end = key.length();
    while (end > 1 && !Character.isUpperCase(key.charAt(end - 1))) {
      end--;
    }
    return end > 1 ? key.substring(0, end - 1) : key;
  }

  private static String unitHint(String key, JsonNode value) {
    boolean numberWithUnit = value.isTextual() && value.textValue().matches("-?[0-9.]+ *\\D+");
    return numberWithUnit ? ", as a bare number in the unit that '" + key + "' ends in" : "";
  }

  private static String found(JsonNode value) {
    return value.isTextual() ? "'" + value.textValue() + "'" : value.toString();
  }

  private static <E extends Enum<E>> String names(Class<E> choices) {
    List<String> names = new ArrayList<>();
    for (E choice : choices.getEnumConstants()) {
      names.add(name(choice));
    }
    return String.join(" or ", names);
  }

  /** How an enum constant is written in a profile. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String range(double min, double max) {
    return plain(min) + " to " + plain(max);
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
