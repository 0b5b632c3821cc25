package org.nemadrive.simulator.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file whole or not at all: a temporary file beside it, forced to disk, then a rename.
 * Only a file is ever replaced, or nothing: what is written to a device or a pipe goes into it, and
 * of a symbolic link the file it leads to is replaced.
 */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /** What fills the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of the content; closing the stream is not its business. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code file}, or creates it with the folders above it.
   *
   * @throws InvalidInputException if that is no place for a file: a folder, or where this user may
   *     not write
   * @throws IOException naming the file, if it cannot be written to its last byte; then what was
   *     there before is still there
   */
  public static void write(Path file, Content content) throws IOException {
    try {
      Path target = target(file.toAbsolutePath());
      if (Files.isDirectory(target)) {
        throw new InvalidInputException(file + " is a folder; name a file in it");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        fill(Files.newOutputStream(target, StandardOpenOption.WRITE), content);
      } else {
        replace(target, content);
      }
    } catch (AccessDeniedException e) {
      throw new InvalidInputException(
          file + " may not be written by this user; choose another place or change its rights", e);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException(
          e.getFile() + " is a file, and " + file + " needs a folder there; choose another place",
          e);
    } catch (FileSystemException e) {
      // What the system says names the temporary file, which nobody knows.
      throw new IOException(
          file + " cannot be written: " + (e.getReason() == null ? e : e.getReason()), e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static Path target(Path file) throws IOException {
    Path target = file;
    for (int link = 0; Files.isSymbolicLink(target); link++) {
      if (link == MOST_LINKS) {
        throw new FileSystemLoopException(file.toString());
      }
      target = target.resolveSibling(Files.readSymbolicLink(target)).normalize();
    }
    return target;
  }

  private static void replace(Path target, Content content) throws IOException {
    Files.createDirectories(target.getParent());
    Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(temporary);
    }
    try {
      fill(Files.newOutputStream(temporary), content);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void fill(OutputStream stream, Content content) throws IOException {
    try (LoudStream out = new LoudStream(stream)) {
      content.writeTo(out);
      if (out.failure() != null) {
        throw out.failure();
      }
    }
  }
}
