package org.nemadrive.trainer.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.run.KeptConnectome;
import org.nemadrive.trainer.run.ProgressListener;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.run.RunInputs;
import org.nemadrive.trainer.run.Training;

/**
 * Computes a run on the calling thread. What it has done of it is kept in the run's folder, so that
 * an interrupted run goes on where it was.
 *
 * @param connectome the connectome to train
 * @param threadNanoClock computing time of the calling thread in nanoseconds
 * @param here where that is
 */
public record RunComputer(Connectome connectome, LongSupplier threadNanoClock, Place here) {

  /**
   * Begins a run, or goes on with it, until it has ended.
   *
   * @param path the run's folder, which may not be there yet
   * @param listener told of each generation
   * @throws InvalidInputException if this program cannot compute just that run
   * @throws IOException if the folder cannot be read or written
   */
  public LedgerRow compute(RunTask task, Path path, ProgressListener listener) throws IOException {
    task.requireSameHere(connectome);
    RunFolder folder = folder(task, path);
    task.surroundings().keep(path);
    KeptConnectome.keep(path, connectome);
    RunInputs inputs = RunInputs.read(folder, connectome);
    Training training = new Training(folder, inputs, connectome, threadNanoClock);
    if (!training.hasEnded()) {
      training.run(1, listener);
    }
    return LedgerRow.of(folder, training, task.identity(), connectome, here);
  }

  private static RunFolder folder(RunTask task, Path path) throws IOException {
    if (Files.exists(path.resolve("settings.json"))) {
      return RunFolder.open(path);
    }
    // What a kill in the middle of creating the folder leaves behind.
    Files.deleteIfExists(path.resolve(".settings.json.tmp"));
    return RunFolder.create(path, task.settings());
  }
}
