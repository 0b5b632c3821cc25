package org.nemadrive.controller.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.nemadrive.terminal.Documents;
import picocli.CommandLine;

/**
 * Writes what the Debian package has for people, from the commands themselves: man pages,
 * completion for bash, and the changelog. Run by the build's profile {@code deb}.
 */
final class PackagedDocuments {
  private static final String NAME = "nemadrive-controller";

  private final Path root;

  private PackagedDocuments(Path root) {
    this.root = root;
  }

  /** Arguments: folder of the package's sources, root of the written files, the version. */
  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[0]);
    PackagedDocuments documents = new PackagedDocuments(Path.of(args[1]));
    CommandLine controller = Controller.commandLine().setCommandName(NAME);
    for (Map.Entry<String, String> file : Documents.of(controller).entrySet()) {
      String path = "usr/share/" + file.getKey();
      if (path.startsWith("usr/share/man/")) {
        documents.compress(path + ".gz", file.getValue());
      } else {
        documents.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    documents.compress(
        "usr/share/man/man8/nemadrive-setup.8.gz",
        Files.readString(sources.resolve("man/nemadrive-setup.8")));
    documents.compress(
        "usr/share/doc/" + NAME + "/changelog.gz",
        Files.readString(sources.resolve("doc/changelog")).replace("[[deb.version]]", args[2]));
  }

  private void write(String file, byte[] content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  /** Compressed as the distribution wants it: as small as can be, and marked so. */
  private void compress(String file, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] content = bytes.toByteArray();
    // RFC 1952: byte 8 says how hard the compressor tried, 2 for its best.
    content[8] = 2;
    write(file, content);
  }
}
