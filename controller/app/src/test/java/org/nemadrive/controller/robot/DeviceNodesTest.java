package org.nemadrive.controller.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.profile.ProfileReader;

class DeviceNodesTest {
  @ParameterizedTest
  @CsvSource({
    "simulated, '', ''",
    "gopigo3, /dev/spidev0.1 char-gpiochip, ''",
    "gopigo3-vl53l0x, /dev/i2c-1 /dev/spidev0.1 char-gpiochip, ''",
    "gopigo2, /dev/i2c-1, ''",
    "hbridge, char-gpiochip, /sys/class/pwm/pwmchip0",
  })
  void aRobotNeedsTheDevicesItsPageNamesAndNoOther(String name, String devices, String folders) {
    Path file = Path.of("..", "..", "hardware-profiles", name + ".yaml");
    DeviceNodes nodes = DeviceNodes.of(ProfileReader.read(file), new ManualClock());
    assertEquals(words(devices), List.copyOf(nodes.devices()));
    assertEquals(words(folders), List.copyOf(nodes.folders()));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
