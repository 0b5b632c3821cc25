package org.nemadrive.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.cli.Controller;
import org.nemadrive.testing.StartsProcess;
import org.nemadrive.testing.Walkthrough;
import org.nemadrive.trainer.cli.TrainerCommand;

/** trainer/bin/install in a home of its own, read by man, by bash and by its completion. */
@StartsProcess
class InstallTest {
  @TempDir private Path folder;

  @BeforeEach
  void putTheProject() throws IOException {
    Walkthrough.putProgram(folder.resolve("trainer/bin/trainer"), TrainerCommand.class);
    Walkthrough.putProgram(folder.resolve("controller/bin/controller"), Controller.class);
    Files.createDirectory(folder.resolve("bin"));
    Files.copy(
        Path.of("../../trainer/bin/install"),
        folder.resolve("trainer/bin/install"),
        StandardCopyOption.COPY_ATTRIBUTES);
  }

  private String shell(String commands) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", commands).redirectErrorStream(true);
    shell.directory(folder.toFile());
    shell.environment().put("HOME", folder.resolve("home").toString());
    shell.environment().put("LC_ALL", "C.UTF-8");
    shell.environment().put("MANWIDTH", "80");
    shell
        .environment()
        .merge("PATH", folder.resolve("home/.local/bin") + File.pathSeparator, (o, n) -> n + o);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), commands + "\n" + said);
    return said;
  }

  private List<Path> installed() throws IOException {
    Path home = folder.resolve("home");
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> !Files.isDirectory(file)).toList();
    }
  }

  @Test
  void bothProgramsAreFoundWithTheirPagesAndCompletionAndGoAgain() throws Exception {
    shell("trainer/bin/install");
    assertTrue(installed().size() > 30, installed() + "");

    String list = shell("nemadrive-trainer help; nemadrive-controller help weights");
    assertTrue(list.contains("Usage: nemadrive-trainer "), list);
    assertTrue(list.contains("Usage: nemadrive-controller weights "), list);

    String page = shell("man nemadrive-trainer-train | cat");
    assertTrue(page.contains("--evaluations=E"), page);
    assertEquals(
        "",
        shell(
            "for page in home/.local/share/man/man1/*.1; do"
                + " man --warnings -l -Tutf8 $page >/dev/null; done"),
        "groff's complaints");
    String index = shell("mandb -u -q home/.local/share/man; man -k . -s 1 | grep nemadrive-");
    assertTrue(index.contains("nemadrive-controller-weights-list (1)"), index);

    String completion = "source home/.local/share/bash-completion/completions/nemadrive-trainer;";
    assertEquals("train\n", shell(completion + complete("tra", 1)));
    assertTrue(shell(completion + complete("train --ev", 2)).contains("--evaluations"));
    assertTrue(shell(completion + complete("train --strategy men", 3)).contains("menomad"));

    shell("trainer/bin/install --remove");
    assertEquals(
        List.of(),
        installed().stream().filter(file -> file.toString().contains("nemadrive-")).toList());
  }

  /** What Tab offers after these words. */
  private static String complete(String words, int word) {
    return " COMP_WORDS=(nemadrive-trainer %s); COMP_CWORD=%d; COMP_LINE=\"${COMP_WORDS[*]}\";"
            .formatted(words, word)
        + " COMP_POINT=${#COMP_LINE}; _complete_nemadrive-trainer; printf '%s\\n'"
        + " \"${COMPREPLY[@]}\"";
  }

  @Test
  void aProgramOfSomebodyElseIsNotOverwritten() throws Exception {
    Path other = folder.resolve("home/.local/bin/nemadrive-trainer");
    Files.createDirectories(other.getParent());
    Files.writeString(other, "mine");
    String said = shell("trainer/bin/install && exit 1 || [ $? = 2 ]");
    assertTrue(said.startsWith("error: "), said);
    assertEquals("mine", Files.readString(other));
    assertFalse(Files.exists(folder.resolve("home/.local/share")));
  }
}
