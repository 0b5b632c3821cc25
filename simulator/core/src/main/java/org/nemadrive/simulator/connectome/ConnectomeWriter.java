package org.nemadrive.simulator.connectome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.CsvTable;
import org.nemadrive.simulator.files.StrictYaml;

/** Writes the folder that {@link ConnectomeReader} reads: the same connectome, the same bytes. */
public final class ConnectomeWriter {
  private ConnectomeWriter() {}

  /** Makes a connectome of its parts; synapses and groups may name only cells that are there. */
  public static Connectome assemble(
      DataSet dataSet,
      List<Cell> cells,
      List<PublishedSynapse> synapses,
      Map<String, List<String>> groups) {
    return new Connectome(dataSet, cells, synapses, groups, true);
  }

  /** Writes a connectome, each file whole or not at all. */
  public static void write(Path folder, Connectome connectome) throws IOException {
    Files.createDirectories(folder);
    CsvTable.write(
        folder.resolve(ConnectomeReader.CELLS),
        List.of(ConnectomeReader.CELL_COLUMNS),
        connectome.anatomy().stream()
            .map(cell -> List.of(cell.name(), cell.kind().tableName(), cell.side().tableName()))
            .toList());
    CsvTable.write(
        folder.resolve(ConnectomeReader.SYNAPSES),
        List.of(ConnectomeReader.SYNAPSE_COLUMNS),
        connectome.published().stream()
            .map(
                row ->
                    List.of(
                        row.presynaptic(),
                        row.postsynaptic(),
                        row.kind().tableName(),
                        row.contacts(),
                        row.transmitter()))
            .toList());
    List<List<String>> groups = new ArrayList<>();
    connectome
        .groups()
        .forEach(
            (group, cells) ->
                cells.forEach(cell -> groups.add(List.of(group, connectome.cells().get(cell)))));
    CsvTable.write(
        folder.resolve(ConnectomeReader.GROUPS), List.of(ConnectomeReader.GROUP_COLUMNS), groups);
    DataSet dataSet = connectome.dataSet();
    Map<String, String> description = new LinkedHashMap<>();
    description.put("name", dataSet.name());
    description.put("animal", dataSet.animal());
    description.put("source", dataSet.source());
    description.put("licence", dataSet.licence());
    if (!connectome.groupsCount()) {
      description.put("identity", "synapses");
    }
    String yaml = StrictYaml.text(description);
    AtomicFile.write(
        folder.resolve(ConnectomeReader.DESCRIPTION),
        out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
