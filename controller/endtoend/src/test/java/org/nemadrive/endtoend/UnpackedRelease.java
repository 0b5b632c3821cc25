package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.Walkthrough;

/** The release's archive where nothing else of the project is; run by name, after it was made. */
@StartsProcess
class UnpackedRelease {
  private static final Path ARCHIVES = Path.of("../release/target");

  private static final String PAGE =
      """
      ```sh
      mkdir home && tar -xzf ARCHIVE && cd nemadrive-* && export HOME=$PWD/../home
      [ ! -e pom.xml ] && [ ! -e trainer/app ]
      trainer/bin/trainer train --task pentagon --evaluations 1k --out runs/short
      controller/bin/controller run --profile hardware-profiles/simulated.yaml \\
        --weights hardware-profiles/weights/pentagon-simulated.json --ticks 20
      trainer/bin/install
      ~/.local/bin/nemadrive-trainer evaluate --weights untrained --task pentagon
      ~/.local/bin/nemadrive-controller weights list --store empty
      ```
      ```text
      Path: runs/short/path.png
      … food items eaten in 20 ticks, …
      nemadrive-controller: …
      polygon5: fitness 124.695346, 4 of 36 food eaten
      No weights in empty; import some, or publish some to it.
      ```
      """;

  @TempDir private Path folder;

  @Test
  void itTrainsDrivesAndInstallsWithAJavaAlone() throws IOException, InterruptedException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(ARCHIVES)) {
      archives = files.filter(file -> file.toString().endsWith(".tar.gz")).toList();
    }
    assertEquals(1, archives.size(), "make it first: mvn -B -ntp -Prelease package -DskipTests");
    Path page = Files.writeString(folder.resolve("page.md"), PAGE);
    Walkthrough walk =
        Walkthrough.of(page).with("ARCHIVE", archives.getFirst().toRealPath().toString());
    assertEquals(1, walk.walk(folder));
  }
}
