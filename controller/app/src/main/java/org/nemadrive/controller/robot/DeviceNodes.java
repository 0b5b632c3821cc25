package org.nemadrive.controller.robot;

import java.util.SortedSet;
import java.util.TreeSet;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.time.Clock;

/**
 * What of a Pi one robot needs, found by putting it together without opening anything: what is not
 * listed here is never asked for.
 *
 * @param devices device nodes, or classes of them as {@code DeviceAllow=} takes them
 * @param folders folders of the kernel's files that are written to
 */
public record DeviceNodes(SortedSet<String> devices, SortedSet<String> folders) {
  /** Which GPIO chip has the header's pins differs from Pi to Pi, so all are looked at. */
  private static final String GPIO = "char-gpiochip";

  /**
   * The needs of the robot this profile describes.
   *
   * @param clock given to drivers, which do not run
   */
  public static DeviceNodes of(RobotProfile profile, Clock clock) {
    DeviceNodes nodes = new DeviceNodes(new TreeSet<>(), new TreeSet<>());
    int pwmChip = profile.board() instanceof BoardSettings.HBridge h ? h.pwmChip() : 0;
    Wires onPaper =
        new Wires() {
          @Override
          public Port open(PortRequest request) {
            nodes.add(request, pwmChip);
            return (out, outLength, in, inLength) -> IoStatus.FAILED;
          }

          @Override
          public void close() {}
        };
    try {
      new RobotAssembler(onPaper, clock).assembleForBench(profile);
    } catch (WireException e) {
      throw new IllegalStateException("nothing was opened, and still it failed", e);
    }
    return nodes;
  }

  private void add(PortRequest request, int pwmChip) {
    switch (request) {
      case PortRequest.Spi spi -> devices.add("/dev/spidev" + spi.bus() + "." + spi.chipSelect());
      case PortRequest.I2c i2c -> devices.add("/dev/i2c-" + i2c.bus());
      case PortRequest.Output line -> devices.add(GPIO);
      case PortRequest.Input line -> devices.add(GPIO);
      case PortRequest.EdgeCounter line -> devices.add(GPIO);
      case PortRequest.Echo lines -> devices.add(GPIO);
      case PortRequest.Pwm pwm -> folders.add("/sys/class/pwm/pwmchip" + pwmChip);
      case PortRequest.SimulatedWheels inside -> {}
    }
  }
}
