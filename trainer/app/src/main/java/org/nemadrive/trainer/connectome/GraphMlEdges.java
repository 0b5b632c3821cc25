package org.nemadrive.trainer.connectome;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.nemadrive.simulator.files.InvalidInputException;

/** The edges of a GraphML file, with the kinds of cells that it tells. */
final class GraphMlEdges {
  private static final List<String> NAMES = List.of("name", "label", "cell_name", "cell");
  private static final List<String> COUNTS =
      List.of("w0", "weight", "synapses", "contacts", "count", "number");
  private static final List<String> TYPES = List.of("type", "kind", "synapse_type", "syntype");

  private GraphMlEdges() {}

  static List<Edge> edges(Path file, Map<String, String> kinds, List<String> assumed) {
    String text = TextTable.text(file);
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      return read(xml, file, kinds, assumed);
    } catch (XMLStreamException e) {
      throw new InvalidInputException(
          "%s, line %d is no GraphML: %s"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
                  e.getMessage().lines().reduce((a, b) -> b).orElse("")),
          e);
    }
  }

  private static List<Edge> read(
      XMLStreamReader xml, Path file, Map<String, String> kinds, List<String> assumed)
      throws XMLStreamException {
    Map<String, String> attributeOfKey = new HashMap<>();
    Map<String, String> nameOfNode = new HashMap<>();
    List<Map<String, String>> found = new ArrayList<>();
    Map<String, String> data = new HashMap<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "key" ->
              attributeOfKey.put(
                  xml.getAttributeValue(null, "id"), xml.getAttributeValue(null, "attr.name"));
          case "node", "edge" -> {
            data = new HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++) {
              data.put(" " + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
            data.put(" line", String.valueOf(xml.getLocation().getLineNumber()));
          }
          case "data" -> {
            String key = xml.getAttributeValue(null, "key");
            String attribute = attributeOfKey.get(key);
            data.put(
                (attribute == null ? key : attribute).toLowerCase(Locale.ROOT),
                xml.getElementText().strip());
          }
          default -> data.remove("");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("node")) {
          String name = first(data, NAMES, data.get(" id"));
          nameOfNode.put(data.get(" id"), name);
          if (data.containsKey("kind")) {
            kinds.put(name, data.get("kind"));
          }
        } else if (xml.getLocalName().equals("edge")) {
          found.add(data);
        }
      }
    }
    assumed.add("GraphML: contacts are the first of %s that an edge has".formatted(COUNTS));
    return found.stream()
        .map(
            edge ->
                new Edge(
                    file + ", line " + edge.get(" line"),
                    nameOfNode.getOrDefault(edge.get(" source"), edge.get(" source")),
                    nameOfNode.getOrDefault(edge.get(" target"), edge.get(" target")),
                    first(edge, TYPES, ""),
                    first(edge, COUNTS, "1"),
                    edge.getOrDefault("transmitter", "")))
        .toList();
  }

  private static String first(Map<String, String> data, List<String> keys, String absent) {
    return keys.stream().filter(data::containsKey).map(data::get).findFirst().orElse(absent);
  }
}
