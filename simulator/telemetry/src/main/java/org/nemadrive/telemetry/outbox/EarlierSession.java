package org.nemadrive.telemetry.outbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.AtomicFile;

/**
 * Who spoke to a broker from this folder before, in a file beside the events: a broker keeps what
 * is retained for ever, so what an earlier session left there under another name, or as an alert
 * that nobody cured, is found by that session's id and taken back.
 *
 * @param robot its name then
 * @param sid id of the session, as in all its messages
 * @param announced whether it was announced to Home Assistant
 */
public record EarlierSession(String robot, String sid, boolean announced) {
  private static final String FILE = "sessions";
  private static final int MOST = 50;
  private static final String LINE = "[a-z0-9-]{1,40} [0-9a-f-]{36} (announced|silent)";

  /**
   * Notes a session, and tells those before it. The newest 50 are kept, in the order in which they
   * began.
   *
   * @param folder where events lie
   */
  public static List<EarlierSession> note(Path folder, EarlierSession now) throws IOException {
    Path file = folder.resolve(FILE);
    List<EarlierSession> all = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines().filter(line -> line.matches(LINE)).map(EarlierSession::of).forEach(all::add);
    }
    List<EarlierSession> before = List.copyOf(all);
    all.add(now);
    String text =
        all.stream()
            .skip(Math.max(0, all.size() - MOST))
            .map(session -> session.line() + "\n")
            .collect(Collectors.joining());
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    return before;
  }

  private static EarlierSession of(String line) {
    String[] words = line.split(" ");
    return new EarlierSession(words[0], words[1], words[2].equals("announced"));
  }

  private String line() {
    return robot + " " + sid + " " + (announced ? "announced" : "silent");
  }
}
