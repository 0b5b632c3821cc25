package org.nemadrive.controller.robot;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.pwm.LinuxFsPwmProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.time.Clock;

/**
 * Ports of a Raspberry Pi. Every provider is named here, because a provider found by chance may
 * silently do nothing, which is a robot that never stops.
 */
public final class PiWires {
  private static final Path MODEL = Path.of("/proc/device-tree/model");

  private PiWires() {}

  /**
   * Opens Pi4J with the providers this profile needs.
   *
   * @throws WireException if this machine is no Raspberry Pi, or lacks a library
   */
  public static Wires open(RobotProfile profile, Clock clock) throws WireException {
    if (!isRaspberryPi()) {
      throw new WireException(
          "this computer is no Raspberry Pi, so it has no pins for %s; run this on the robot's Pi,"
                  .formatted(profile.name())
              + " or use hardware-profiles/simulated.yaml here",
          null);
    }
    try {
      return new Pi4jWires(context(profile), clock);
    } catch (RuntimeException | LinkageError e) {
      throw new WireException(
          "Pi4J does not start: %s; run 'controller doctor' to find the cause"
              .formatted(e.getMessage()),
          e);
    }
  }

  /**
   * Starts Pi4J and ends it again, on any machine, without opening a port: all classes are known.
   */
  public static void rehearse(RobotProfile profile) {
    context(profile).shutdown();
  }

  private static Context context(RobotProfile profile) {
    int pwmChip = profile.board() instanceof BoardSettings.HBridge h ? h.pwmChip() : 0;
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .add(
            GpioDDigitalOutputProvider.newInstance(),
            GpioDDigitalInputProvider.newInstance(),
            LinuxFsSpiProvider.newInstance(),
            LinuxFsI2CProvider.newInstance(),
            LinuxFsPwmProvider.newInstance(pwmChip))
        .build();
  }

  private static boolean isRaspberryPi() {
    try {
      return Files.readString(MODEL).contains("Raspberry Pi");
    } catch (IOException e) {
      return false;
    }
  }
}
