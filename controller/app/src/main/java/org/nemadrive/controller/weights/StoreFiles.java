package org.nemadrive.controller.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the store asks of a file system: one method a step, so that a test can let power or disk
 * fail at each of them. What was not forced may be lost or half there after a power cut.
 */
public interface StoreFiles {
  /** Whether there is something of that name. */
  boolean exists(Path path);

  /** The bytes of a file, at most {@code max} and one more, so that too much can be told. */
  byte[] read(Path file, int max) throws IOException;

  /** Names in a folder. */
  List<String> list(Path folder) throws IOException;

  /** Where a symbolic link leads, empty if there is none. */
  Optional<String> readLink(Path link) throws IOException;

  /** Makes a folder and those above it; does nothing if it is there. */
  void createFolder(Path folder) throws IOException;

  /** Writes a file, new or over an old one. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Makes a file's content survive a power cut. */
  void force(Path file) throws IOException;

  /** Makes a folder's names survive a power cut. */
  void forceFolder(Path folder) throws IOException;

  /** Makes a symbolic link. */
  void link(Path link, String target) throws IOException;

  /** Renames in one step; what had the new name before is gone. */
  void rename(Path from, Path to) throws IOException;

  /** Deletes a file, a link or an empty folder; does nothing if it is not there. */
  void delete(Path path) throws IOException;

  /** Keeps other programs out of the store until closed. */
  Lock lock(Path file) throws IOException;

  /** A lock that is held. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
