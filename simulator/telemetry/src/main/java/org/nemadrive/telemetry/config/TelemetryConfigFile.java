package org.nemadrive.telemetry.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.nemadrive.simulator.files.StrictYaml;
import org.nemadrive.simulator.files.Utf8;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.link.BrokerLogin;
import org.nemadrive.telemetry.link.TlsFiles;
import org.nemadrive.telemetry.message.Stream;

/**
 * Reads a {@link TelemetryConfig} from YAML; {@code telemetry.example.yaml} beside the module shows
 * every key. Relative paths start at the file's folder.
 */
public final class TelemetryConfigFile {
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "robot",
              "broker",
              "insecure",
              "username",
              "password_file",
              "tls",
              "keep_alive_s",
              "rates_hz",
              "commands",
              "drive_lease_ms",
              "unwatched_stop_ms",
              "link_loss_stop_ms",
              "home_assistant",
              "events"));
  private static final Set<PosixFilePermission> TOO_OPEN =
      Set.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path file;

  private TelemetryConfigFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidConfigException naming file, key, what was found and what is allowed
   */
  public static TelemetryConfig read(Path file) throws InvalidConfigException {
    return new TelemetryConfigFile(file).read();
  }

  private TelemetryConfig read() throws InvalidConfigException {
    JsonNode root = tree();
    onlyKeys(root, "", KEYS);
    try {
      return config(root);
    } catch (IllegalArgumentException outOfRange) {
      throw wrong(outOfRange.getMessage());
    }
  }

  private JsonNode tree() throws InvalidConfigException {
    try {
      if (Files.size(file) > StrictYaml.MAX_BYTES) {
        throw wrong("it has " + Files.size(file) + " bytes, allowed " + StrictYaml.MAX_BYTES);
      }
      return StrictYaml.tree(Utf8.text(Files.readAllBytes(file)));
    } catch (JsonProcessingException notYaml) {
      String where =
          notYaml.getLocation() == null ? "" : "line " + notYaml.getLocation().getLineNr() + ": ";
      throw wrong(
          where
              + notYaml.getOriginalMessage()
              + "; write lines such as 'broker: mqtts://robot.local', each key once");
    } catch (IOException unreadable) {
      throw wrong("it cannot be read; pass --telemetry with a file that exists");
    }
  }

  private TelemetryConfig config(JsonNode root) throws InvalidConfigException {
    return new TelemetryConfig(
        required(root, "robot"),
        login(root),
        rates(root),
        commands(root),
        events(root),
        truth(root, "home_assistant"));
  }

  private BrokerLogin login(JsonNode root) throws InvalidConfigException {
    return new BrokerLogin(
        BrokerAddress.parse(required(root, "broker")),
        truth(root, "insecure"),
        text(root, "username", "username"),
        secretFile(root, "password_file", "password_file"),
        tls(root),
        whole(root, "keep_alive_s", "keep_alive_s", BrokerLogin.DEFAULT_KEEP_ALIVE_S));
  }

  private EventSettings events(JsonNode root) throws InvalidConfigException {
    JsonNode events = section(root, "events", Set.of("folder", "max_count", "max_bytes"));
    return new EventSettings(
        path(events, "folder", "events.folder"),
        whole(events, "max_count", "events.max_count", EventSettings.DEFAULT_MAX_COUNT),
        whole(events, "max_bytes", "events.max_bytes", EventSettings.DEFAULT_MAX_BYTES));
  }

  private TlsFiles tls(JsonNode root) throws InvalidConfigException {
    if (!root.has("tls")) {
      return null;
    }
    JsonNode tls = section(root, "tls", Set.of("ca", "certificate", "key"));
    return new TlsFiles(
        path(tls, "ca", "tls.ca"),
        path(tls, "certificate", "tls.certificate"),
        secretFile(tls, "key", "tls.key"));
  }

  private Map<Stream, Double> rates(JsonNode root) throws InvalidConfigException {
    JsonNode section = section(root, "rates_hz", Set.of("tick", "pose", "neurons", "health"));
    var rates = new EnumMap<Stream, Double>(Stream.class);
    for (Stream stream : Stream.values()) {
      JsonNode value = section.path(stream.word());
      if (value.isNumber()) {
        rates.put(stream, value.asDouble());
      } else if (!value.isMissingNode()) {
        throw wrong("rates_hz." + stream.word() + " is " + value + ", allowed 0.1 to 50");
      }
    }
    return rates;
  }

  private CommandSettings commands(JsonNode root) throws InvalidConfigException {
    JsonNode word = root.path("commands");
    boolean enabled = "enabled".equals(word.textValue());
    if (!enabled && !word.isMissingNode() && !"disabled".equals(word.textValue())) {
      throw wrong("commands is " + word + ", allowed enabled or disabled");
    }
    return new CommandSettings(
        enabled,
        whole(root, "drive_lease_ms", "drive_lease_ms", 500),
        whole(root, "unwatched_stop_ms", "unwatched_stop_ms", 0),
        whole(
            root,
            "link_loss_stop_ms",
            "link_loss_stop_ms",
            CommandSettings.USUAL_LINK_LOSS_STOP_MS));
  }

  private JsonNode section(JsonNode root, String name, Set<String> keys)
      throws InvalidConfigException {
    JsonNode section = root.path(name);
    if (section.isMissingNode()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (!section.isObject()) {
      throw wrong(name + " must have the keys " + new TreeSet<>(keys));
    }
    onlyKeys(section, name + ".", keys);
    return section;
  }

  private void onlyKeys(JsonNode section, String prefix, Set<String> keys)
      throws InvalidConfigException {
    for (var names = section.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw wrong("unknown key " + prefix + name + "; allowed are " + new TreeSet<>(keys));
      }
    }
  }

  private String required(JsonNode section, String key) throws InvalidConfigException {
    String value = text(section, key, key);
    if (value == null) {
      throw wrong(key + " is missing");
    }
    return value;
  }

  private String text(JsonNode section, String key, String fullKey) throws InvalidConfigException {
    JsonNode value = section.path(key);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw wrong(fullKey + " is " + value + ", it must be a text; write it in quotes");
    }
    return value.textValue();
  }

  private boolean truth(JsonNode section, String key) throws InvalidConfigException {
    JsonNode value = section.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(key + " is " + value + ", allowed true or false");
    }
    return value.asBoolean(false);
  }

  private int whole(JsonNode section, String key, String fullKey, int absent)
      throws InvalidConfigException {
    JsonNode value = section.path(key);
    if (value.isMissingNode()) {
      return absent;
    }
    if (!value.isInt()) {
      throw wrong(fullKey + " is " + value + ", it must be a whole number");
    }
    return value.asInt();
  }

  private Path path(JsonNode section, String key, String fullKey) throws InvalidConfigException {
    String value = text(section, key, fullKey);
    try {
      return value == null ? null : file.toAbsolutePath().getParent().resolve(value);
    } catch (InvalidPathException noPath) {
      throw wrong(fullKey + " is '" + value + "', which cannot name a file");
    }
  }

  private Path secretFile(JsonNode section, String key, String fullKey)
      throws InvalidConfigException {
    Path secret = path(section, key, fullKey);
    if (secret == null) {
      return null;
    }
    try {
      for (PosixFilePermission permission : Files.getPosixFilePermissions(secret)) {
        if (TOO_OPEN.contains(permission)) {
          throw wrong(
              fullKey
                  + " names "
                  + secret
                  + ", which others may read or change; run: chmod 640 "
                  + secret);
        }
      }
    } catch (IOException missing) {
      throw wrong(fullKey + " names " + secret + ", which cannot be read");
    } catch (UnsupportedOperationException notPosix) {
      return secret; // Windows has other means, and a desktop is not a robot
    }
    return secret;
  }

  private InvalidConfigException wrong(String what) {
    return new InvalidConfigException(file + ": " + what);
  }
}
