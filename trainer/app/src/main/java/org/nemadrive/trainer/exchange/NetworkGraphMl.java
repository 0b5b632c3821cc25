package org.nemadrive.trainer.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.Synapse;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * The whole network as GraphML: cells with their kind, synapses with W0, trained weight and change.
 */
public final class NetworkGraphMl {
  private NetworkGraphMl() {}

  /**
   * Writes the network of a genome.
   *
   * @param file the GraphML file
   * @param connectome cells and synapses
   * @param genome weights in canonical order
   */
  public static void write(Path file, Connectome connectome, double[] genome) throws IOException {
    AtomicFile.write(file, out -> write(out, connectome, genome));
  }

  /** The same to a stream. */
  public static void write(OutputStream out, Connectome connectome, double[] genome)
      throws IOException {
    // Vertices are cell indices, edges are weight indices.
    Graph<Integer, Integer> graph = new DirectedPseudograph<>(Integer.class);
    for (int cell = 0; cell < connectome.cells().size(); cell++) {
      graph.addVertex(cell);
    }
    for (int i = 0; i < genome.length; i++) {
      Synapse synapse = connectome.synapses().get(i);
      graph.addEdge(synapse.presynaptic(), synapse.postsynaptic(), i);
    }
    GraphMLExporter<Integer, Integer> exporter = new GraphMLExporter<>(connectome.cells()::get);
    exporter.registerAttribute(
        "kind", GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    for (String name : new String[] {"w0", "trained", "change"}) {
      exporter.registerAttribute(
          name, GraphMLExporter.AttributeCategory.EDGE, AttributeType.DOUBLE);
    }
    exporter.setVertexAttributeProvider(
        cell ->
            Map.of(
                "kind",
                DefaultAttribute.createAttribute(connectome.cell(cell).kind().tableName())));
    exporter.setEdgeAttributeProvider(
        i -> edge(connectome.synapses().get(i).biologicalWeight(), genome[i]));
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    exporter.exportGraph(graph, writer);
    writer.flush();
  }

  private static Map<String, Attribute> edge(double biological, double weight) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("w0", DefaultAttribute.createAttribute(biological));
    attributes.put("trained", DefaultAttribute.createAttribute(weight));
    attributes.put("change", DefaultAttribute.createAttribute(weight - biological));
    return attributes;
  }
}
