package org.nemadrive.telemetry.homeassistant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Stream;
import org.nemadrive.telemetry.message.Topics;

/**
 * The retained message that makes Home Assistant show a robot: mode, battery, lateness, missed
 * periods, CPU temperature and a stop button. Source of the format: Home Assistant's documentation,
 * MQTT integration, "Device discovery payload".
 */
public final class HomeAssistantDiscovery {
  /** Where Home Assistant says {@code online} when it starts. */
  public static final String BIRTH_TOPIC = "homeassistant/status";

  private static final ObjectMapper JSON = StrictJson.mapper();

  private final Topics topics;
  private final String id;

  public HomeAssistantDiscovery(Topics topics) {
    this.topics = topics;
    id = "nemadrive-" + topics.robot();
  }

  /** Takes the announcement of a robot of that name back. */
  public static OutboundMessage retraction(String robot) {
    return OutboundMessage.retained(configTopic("nemadrive-" + robot), new byte[0]);
  }

  private static String configTopic(String id) {
    return "homeassistant/device/" + id + "/config";
  }

  /** The announcement. */
  public OutboundMessage announcement(RobotInfo info) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode device = root.putObject("device");
    device.putArray("identifiers").add(id);
    device.put("name", topics.robot());
    device.put("manufacturer", "Nemadrive");
    device.put("model", info.hardware().board());
    device.put("sw_version", info.software());
    root.putObject("origin").put("name", "Nemadrive").put("sw_version", info.software());
    root.put("availability_topic", topics.state());
    root.put(
        "availability_template",
        "{{ 'online' if value_json.state in ['init', 'ready'] else 'offline' }}");
    ObjectNode parts = root.putObject("components");
    sensor(parts, "mode", "Mode", topics.state(), "{{ value_json.mode }}", null);
    String health = topics.stream(Stream.HEALTH);
    sensor(
        parts, "battery", "Battery", health, "{{ value_json.battery_mv | default(none) }}", "mV");
    sensor(parts, "lateness", "Lateness p99", health, "{{ value_json.lateness.p99_us }}", "µs");
    sensor(parts, "missed", "Missed periods", health, "{{ value_json.missed_periods }}", null);
    sensor(
        parts,
        "temperature",
        "CPU temperature",
        health,
        "{{ value_json.machine.cpu_temperature_c | default(none) }}",
        "°C");
    ObjectNode stop = parts.putObject("stop");
    stop.put("platform", "button");
    stop.put("unique_id", id + "-stop");
    stop.put("name", "Emergency stop");
    stop.put("command_topic", topics.command("estop"));
    stop.put("payload_press", "true");
    stop.put("qos", 1);
    return OutboundMessage.retained(
        configTopic(id), root.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void sensor(
      ObjectNode parts, String key, String name, String topic, String template, String unit) {
    ObjectNode sensor = parts.putObject(key);
    sensor.put("platform", "sensor");
    sensor.put("unique_id", id + "-" + key);
    sensor.put("name", name);
    sensor.put("state_topic", topic);
    sensor.put("value_template", template);
    if (unit != null) {
      sensor.put("unit_of_measurement", unit);
      if (key.equals("temperature")) {
        sensor.put("device_class", "temperature");
      } else if (key.equals("battery")) {
        sensor.put("device_class", "voltage");
      }
    }
  }
}
