package org.nemadrive.controller.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nemadrive.controller.profile.BoardSettings;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.profile.SensorSettings;
import org.nemadrive.controller.profile.VendorConfiguration;

/** Looks at the machine a robot is to be driven from, without touching a pin. */
public final class MachineCheck {
  private static final int OLDEST_JAVA = 21;
  private static final String CONFIG = "/boot/firmware/config.txt";

  private final Machine machine;
  private final RobotProfile profile;
  private final List<Finding> findings = new ArrayList<>();

  /** A check of one machine for one robot. */
  public MachineCheck(Machine machine, RobotProfile profile) {
    this.machine = machine;
    this.profile = profile;
  }

  /** Everything that can be seen in files. */
  public List<Finding> findings() {
    int java = Runtime.version().feature();
    findings.add(
        Finding.of(
            java >= OLDEST_JAVA, "Java", "version " + java, "21 or newer", "install a newer JDK"));
    if (profile.isSimulated()) {
      return List.copyOf(findings);
    }
    checkModel();
    switch (profile.board()) {
      case BoardSettings.Simulated none -> {}
      case BoardSettings.GoPiGo3 settings -> checkGoPiGo3(settings);
      case BoardSettings.GoPiGo2 settings -> checkI2c(settings.i2cBus());
      case BoardSettings.HBridge settings -> checkPwm(settings);
    }
    for (SensorSettings sensor : profile.touch()) {
      if (sensor.wiring() instanceof SensorSettings.Wiring.Vl53l0xBus bus) {
        checkI2c(bus.i2cBus());
      }
    }
    if (!(profile.board() instanceof BoardSettings.GoPiGo2)) {
      checkGroup("gpio");
      checkStrictLines();
    }
    checkTemporaryFolder();
    return List.copyOf(findings);
  }

  private void checkModel() {
    String model = String.join(" ", machine.lines("proc/device-tree/model"));
    findings.add(
        Finding.of(
            model.contains("Raspberry Pi"),
            "computer",
            model.isEmpty() ? "no model in /proc/device-tree" : model,
            "a Raspberry Pi",
            "run this on the robot's Pi; Pi4J opens no pins elsewhere"));
  }

  private void checkGoPiGo3(BoardSettings.GoPiGo3 settings) {
    boolean spi = setting("dtparam=spi=on");
    String node = "/dev/spidev" + settings.spiBus() + ".1";
    findings.add(
        Finding.of(
            machine.has(node.substring(1)),
            "SPI device",
            machine.has(node.substring(1)) ? node : "no " + node,
            node,
            spi ? "reboot: dtparam=spi=on is set" : "add dtparam=spi=on to " + CONFIG));
    machine
        .spiMode(node.substring(1))
        .ifPresent(
            bits ->
                findings.add(
                    Finding.of(
                        bits == 0,
                        "SPI mode",
                        "0x%02X".formatted(bits),
                        "0x00: bits left over from another program stay, and Pi4J clears none",
                        "reboot, and look which program sets them for " + node)));
    checkGroup("spi");
    boolean service = machine.has("sys/fs/cgroup/system.slice/gopigo3_power.service");
    findings.add(
        Finding.of(
            !service,
            "power service",
            service ? "gopigo3_power runs and holds GPIO23" : "not running",
            "not running: the controller must own GPIO23",
            "sudo systemctl disable --now gopigo3_power"));
    checkVendorConfiguration();
    boolean pwmOnReset =
        machine.bootConfig().stream()
            .anyMatch(line -> line.startsWith("dtoverlay=pwm") && !line.contains("pin=12"));
    findings.add(
        Finding.of(
            !pwmOnReset,
            "GPIO18",
            pwmOnReset ? "a pwm overlay uses it" : "free",
            "free: it is the board's reset line",
            "remove the pwm overlay from " + CONFIG + ", or give it pin=12,func=4"));
  }

  private void checkI2c(int bus) {
    String node = "/dev/i2c-" + bus;
    findings.add(
        Finding.of(
            machine.has(node.substring(1)),
            "I2C device",
            machine.has(node.substring(1)) ? node : "no " + node,
            node,
            "add dtparam=i2c_arm=on (bus 1), or for another bus "
                + softwareBus(bus)
                + ", to "
                + CONFIG));
    checkGroup("i2c");
    boolean slow =
        machine.bootConfig().stream()
            .anyMatch(line -> line.contains("i2c-gpio") || line.contains("i2c_arm_baudrate=10000"));
    if (profile.board() instanceof BoardSettings.GoPiGo2) {
      findings.add(
          Finding.note(
              slow,
              "I2C clock",
              slow ? "slow or software" : "hardware bus at full speed",
              "slow, because the board stretches the clock",
              "add dtparam=i2c_arm_baudrate=10000, or " + softwareBus(3) + ", to " + CONFIG));
      boolean wrongPins =
          machine.bootConfig().stream()
              .anyMatch(line -> line.contains("i2c-gpio") && !line.contains("i2c_gpio_sda=2"));
      findings.add(
          Finding.of(
              !wrongPins,
              "pins of the software bus",
              wrongPins ? "i2c-gpio without i2c_gpio_sda=2 takes GPIO23 and GPIO24" : "GPIO2 and 3",
              "GPIO2 and GPIO3, where the board is",
              "use " + softwareBus(bus) + " in " + CONFIG));
    }
  }

  private static String softwareBus(int bus) {
    return "dtoverlay=i2c-gpio,bus="
        + bus
        + ",i2c_gpio_sda=2,i2c_gpio_scl=3 with dtparam=i2c_arm=off";
  }

  /** What DexterInd's own library was told of this robot. */
  private void checkVendorConfiguration() {
    for (Path file : machine.inHomes(VendorConfiguration.NAME)) {
      VendorConfiguration.read(file).ifPresent(this::compare);
    }
  }

  private void compare(VendorConfiguration found) {
    String differs = found.differsFrom(profile.body());
    findings.add(
        Finding.of(
            differs.isEmpty(),
            "vendor's configuration",
            differs.isEmpty() ? found.file() + " agrees" : found.file() + ": " + differs,
            "as the profile's body",
            "correct the profile, or that file if it is wrong; 'doctor --allow-motion' counts"
                + " a wheel's turn"));
  }

  private void checkPwm(BoardSettings.HBridge settings) {
    String chip = "/sys/class/pwm/pwmchip" + settings.pwmChip();
    findings.add(
        Finding.of(
            machine.has(chip.substring(1)),
            "PWM chip",
            machine.has(chip.substring(1)) ? chip : "no " + chip,
            chip,
            "add dtoverlay=pwm-2chan,pin=12,func=4,pin2=13,func2=4 to "
                + CONFIG
                + "; on a Pi 5 look for the right chip in /sys/class/pwm"));
  }

  private void checkGroup(String group) {
    Set<String> groups = machine.groups();
    boolean member = groups.contains(group) || groups.contains("root");
    findings.add(
        Finding.of(
            member,
            "group " + group,
            member ? "member" : "not a member",
            "member",
            "sudo usermod -aG " + group + " $USER, then log in again"));
  }

  private void checkStrictLines() {
    boolean strict = setting("dtparam=strict_gpiod");
    findings.add(
        Finding.note(
            strict,
            "lines after a crash",
            strict ? "fall back to inputs" : "stay as they were",
            "fall back, so that a killed controller stops the motors",
            "add dtparam=strict_gpiod to " + CONFIG));
  }

  private void checkTemporaryFolder() {
    String folder = System.getProperty("java.io.tmpdir");
    boolean noexec =
        machine.lines("proc/mounts").stream()
            .anyMatch(line -> line.contains(" " + folder + " ") && line.contains("noexec"));
    findings.add(
        Finding.of(
            !noexec,
            "temporary folder",
            folder + (noexec ? " cannot hold programs" : ""),
            "a folder Pi4J can unpack its libraries into",
            "start with NEMADRIVE_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER"));
  }

  private boolean setting(String start) {
    return machine.bootConfig().stream().anyMatch(line -> line.startsWith(start));
  }
}
