package org.nemadrive.telemetry.collect;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.telemetry.message.Bodies.Machine;

/**
 * Reads temperature, throttling and load from Linux's {@code /sys} and {@code /proc}; what a
 * machine does not have is left out.
 *
 * @param root where {@code sys} and {@code proc} are, {@code /} outside tests
 */
public record MachineHealth(Path root) {
  private static final String TEMPERATURE = "sys/class/thermal/thermal_zone0/temp";
  private static final String THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled";
  private static final String LOAD = "proc/loadavg";

  /** What the machine says now; takes below a millisecond. */
  public Machine read() {
    Runtime runtime = Runtime.getRuntime();
    double heapMb = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    Double milliC = number(text(TEMPERATURE));
    String load = text(LOAD);
    return new Machine(
        Rounded.to(heapMb, 10),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        milliC == null ? null : Rounded.to(milliC / 1_000, 10),
        text(THROTTLED),
        load == null ? null : number(load.split(" ")[0]));
  }

  private String text(String file) {
    try {
      return Files.readString(root.resolve(file)).strip();
    } catch (IOException | RuntimeException absent) {
      return null;
    }
  }

  private static Double number(String text) {
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException notOne) {
      return null;
    }
  }
}
