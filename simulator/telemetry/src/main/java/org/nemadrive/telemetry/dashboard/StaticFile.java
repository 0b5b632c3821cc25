package org.nemadrive.telemetry.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.visual.VisualTokens;
import org.nemadrive.telemetry.message.MessageSchemas;

/**
 * A file of the page, kept in memory.
 *
 * @param type content type
 * @param content its bytes
 */
record StaticFile(String type, byte[] content) {
  private static final String PAGE = "/org/nemadrive/telemetry/dashboard/";
  private static final String PAHO = "/META-INF/resources/webjars/paho-mqtt/1.1.0/";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
  private static final String[] OWN = {
    "index.html",
    "dashboard.css",
    "favicon.svg",
    "main.js",
    "theme.js",
    "connection.js",
    "messages.js",
    "model.js",
    "timeline.js",
    "arena.js",
    "raster.js",
    "charts.js",
    "panel.js",
    "commands.js"
  };

  /** All files by path; the page's own and those of the WebJars under {@code /lib}. */
  static Map<String, StaticFile> all() throws IOException {
    var files = new TreeMap<String, StaticFile>();
    for (String name : OWN) {
      files.put("/" + name, load(PAGE + name));
    }
    files.put("/", files.get("/index.html"));
    files.put("/schemas.json", schemas());
    files.put("/tokens.css", text("text/css; charset=utf-8", VisualTokens.css()));
    files.put("/lib/paho-mqtt.js", load(PAHO + "paho-mqtt.js"));
    files.put("/lib/uPlot.iife.min.js", load(UPLOT + "uPlot.iife.min.js"));
    files.put("/lib/uPlot.min.css", load(UPLOT + "uPlot.min.css"));
    return files;
  }

  /** JSON that was made here. */
  static StaticFile json(String text) {
    return text("application/json; charset=utf-8", text);
  }

  private static StaticFile text(String type, String text) {
    return new StaticFile(type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The schemas of what a page reads, which is all but offers, and of what they refer to. */
  private static StaticFile schemas() throws IOException {
    ObjectMapper mapper = StrictJson.mapper();
    ObjectNode byName = mapper.createObjectNode();
    List<String> read = new ArrayList<>(MessageSchemas.PUBLISHED);
    read.remove("offer");
    read.addFirst(MessageSchemas.ENVELOPE);
    for (String name : read) {
      byName.set(name, mapper.readTree(MessageSchemas.text(name)));
    }
    return json(byName.toString());
  }

  private static StaticFile load(String resource) throws IOException {
    try (InputStream in = StaticFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not on the class path");
      }
      return new StaticFile(typeOf(resource), in.readAllBytes());
    }
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }
}
