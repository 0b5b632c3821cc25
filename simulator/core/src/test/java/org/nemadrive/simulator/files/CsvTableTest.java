package org.nemadrive.simulator.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  @TempDir private Path folder;

  /** Expected text: RFC 4180, with line feeds for line ends. */
  @Test
  void quotesStandAroundWhatWouldBreakTheTableAndNowhereElse() throws IOException {
    Path file = folder.resolve("table.csv");
    CsvTable.write(
        file,
        List.of("name", "value"),
        List.of(
            List.of("openai-es:sigma=0.3:pairs=16 and a long name", 0.1),
            List.of("triangle,pentagon", -1e-9),
            List.of("say \"stop\"", Double.NaN),
            List.of("two\nlines", 3682)));
    assertEquals(
        """
        name,value
        openai-es:sigma=0.3:pairs=16 and a long name,0.1
        "triangle,pentagon",-1.0E-9
        "say ""stop""\",NaN
        "two
        lines",3682
        """,
        Files.readString(file));
  }

  @Test
  void whatIsWrittenIsReadBackWhateverItHolds() throws IOException {
    Path file = folder.resolve("table.csv");
    List<List<String>> rows =
        List.of(List.of("a,b", "\""), List.of("", "c\nd"), List.of("it's", "x y"));
    CsvTable.write(file, List.of("one", "two"), rows);
    assertEquals(rows, CsvTable.read(file, "one", "two").stream().map(CsvRow::values).toList());
  }

  @Test
  void rowsWithoutAHeaderKeepTheirPlaceInTheFile() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.writeString(file, "# a remark\n1,2\n\n3\n");
    List<CsvRow> rows = CsvTable.readRows(file);
    assertEquals(List.of(2L, 4L), rows.stream().map(CsvRow::line).toList());
    assertEquals(List.of("1", "2"), rows.getFirst().values());
  }

  @Test
  void aRowOfTheWrongLengthIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, "x,y\n1,2\n3\n");
    var refused = assertThrows(InvalidInputException.class, () -> CsvTable.read(file, "x", "y"));
    assertEquals(
        file + ", line 3: found 1 values in \"3\", expected 2 (x,y)", refused.getMessage());
  }
}
