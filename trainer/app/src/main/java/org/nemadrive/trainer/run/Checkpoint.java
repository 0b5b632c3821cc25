package org.nemadrive.trainer.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.strategy.Strategy;

/**
 * All that a run needs to go on after a generation.
 *
 * @param connectome identity of the connectome; empty in a checkpoint of version 1
 * @param generation generations done
 * @param evaluations evaluations spent
 * @param seconds time spent training
 * @param bestEvaluations evaluations that were spent when the best individual was found
 * @param strategyState what the strategy saved
 */
record Checkpoint(
    String connectome,
    int generation,
    long evaluations,
    double seconds,
    long bestEvaluations,
    byte[] strategyState) {
  private static final int MAGIC = 0x4E445243; // "NDRC"
  private static final int VERSION = 2;

  /** The state of a run between two generations. */
  static Checkpoint of(
      String connectome,
      int generation,
      long evaluations,
      double seconds,
      long bestEvaluations,
      Strategy strategy)
      throws IOException {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(state)) {
      strategy.save(out);
    }
    return new Checkpoint(
        connectome, generation, evaluations, seconds, bestEvaluations, state.toByteArray());
  }

  /**
   * @throws InvalidInputException if it was made with another connectome
   */
  void requireConnectome(Path file, Connectome expected) {
    if (!connectome.isEmpty() && !connectome.equals(expected.identity())) {
      throw new InvalidInputException(
          "%s was made with connectome %s, this run has %s, %s; it belongs to another run, restore the right one from a copy"
              .formatted(file, connectome, expected.name(), expected.identity()));
    }
  }

  void restore(Strategy strategy) throws IOException {
    strategy.restore(new DataInputStream(new ByteArrayInputStream(strategyState)));
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(connectome);
      out.writeInt(generation);
      out.writeLong(evaluations);
      out.writeDouble(seconds);
      out.writeLong(bestEvaluations);
      out.writeInt(strategyState.length);
      out.write(strategyState);
      CRC32 crc = new CRC32();
      crc.update(bytes.toByteArray());
      out.writeLong(crc.getValue());
    }
    AtomicFile.write(file, bytes::writeTo);
  }

  /**
   * @throws InvalidInputException if the file is no whole checkpoint of this version
   */
  static Checkpoint read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw damaged(file);
      }
      int version = in.readInt();
      if (version < 1 || version > VERSION) {
        throw new InvalidInputException(
            "%s has version %d, this program reads 1 to %d; resume it with the program that began it"
                .formatted(file, version, VERSION));
      }
      String connectome = version == 1 ? "" : in.readUTF();
      int generation = in.readInt();
      long evaluations = in.readLong();
      double seconds = in.readDouble();
      long bestEvaluations = in.readLong();
      int length = in.readInt();
      if (length < 0 || length > in.available() - Long.BYTES) {
        throw damaged(file);
      }
      byte[] state = in.readNBytes(length);
      CRC32 crc = new CRC32();
      crc.update(bytes, 0, bytes.length - in.available());
      if (in.readLong() != crc.getValue()) {
        throw damaged(file);
      }
      return new Checkpoint(connectome, generation, evaluations, seconds, bestEvaluations, state);
    } catch (EOFException | UTFDataFormatException e) {
      throw damaged(file);
    }
  }

  private static InvalidInputException damaged(Path file) {
    return new InvalidInputException(
        file + " is damaged; restore it from a copy, or begin the run anew in another folder");
  }
}
