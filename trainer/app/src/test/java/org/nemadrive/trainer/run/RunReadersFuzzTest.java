package org.nemadrive.trainer.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.testing.Fuzz;
import org.nemadrive.testing.Slow;
import org.nemadrive.trainer.cli.TrainerCommand;
import org.nemadrive.trainer.exchange.GenomeCsv;

/** The files of a run, as somebody else's program, or a bad disk, may leave them. */
@Slow
class RunReadersFuzzTest {
  @TempDir Path folder;

  @Test
  void settingsCheckpointsAndGenomesEndInASentence() throws Exception {
    Path run = folder.resolve("run");
    var command = TrainerCommand.commandLine();
    command.setOut(new PrintWriter(Writer.nullWriter()));
    command.setErr(new PrintWriter(Writer.nullWriter()));
    assertEquals(
        0,
        command.execute(
            "train",
            "--task",
            "pentagon",
            "--strategy",
            "ea",
            "--evaluations",
            "20",
            "--out",
            run.toString()));
    RunFolder there = RunFolder.open(run);
    Path genome = folder.resolve("genome.csv");
    GenomeCsv.write(genome, Connectome.celegans().biologicalWeights());
    long tried =
        fuzz("settings", run.resolve("settings.json"), there::settings)
            + fuzz(
                "checkpoint", there.checkpointFile(), () -> Checkpoint.read(there.checkpointFile()))
            + fuzz("genome", genome, () -> GenomeCsv.read(genome, Connectome.celegans()));
    assertTrue(tried >= 3, "nothing was tried");
  }

  private interface Reading {
    void read() throws Exception;
  }

  private static long fuzz(String name, Path file, Reading reading) throws Exception {
    return Fuzz.run(
        name,
        List.of(Files.readAllBytes(file)),
        bytes -> {
          Files.write(file, bytes);
          reading.read();
        },
        List.of(InvalidInputException.class));
  }
}
