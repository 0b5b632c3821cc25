package org.nemadrive.controller.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that run a class of the controller or its tests in a process of its own. */
public final class JavaProcess {
  private JavaProcess() {}

  /** The command that runs this class with these arguments. */
  public static List<String> command(Class<?> main, Object... args) {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                // Two logging set-ups on the path of a test must not be told to who reads the
                // output.
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp",
                path,
                main.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    return command;
  }
}
