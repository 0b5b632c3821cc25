package org.nemadrive.controller.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.controller.profile.ProfileReader;

class MachineCheckTest {
  @TempDir private Path root;

  @BeforeEach
  void aPiSetUpForAGoPiGo3() throws IOException {
    write("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.5\0");
    write("boot/firmware/config.txt", "dtparam=spi=on\ndtparam=strict_gpiod # stop on crash\n");
    write("dev/spidev0.1", "");
    write("proc/self/status", "Name:\tjava\nUid:\t1000\t1000\nGid:\t1000\t1000\nGroups:\t44 99 \n");
    write("etc/group", "spi:x:44:pi\ngpio:x:99:pi\ni2c:x:77:\n");
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }

  private List<Finding> bad(String profile) {
    return bad(profile, OptionalInt.of(0));
  }

  private List<Finding> bad(String profile, OptionalInt spiMode) {
    return new MachineCheck(
            new Machine(root, device -> spiMode),
            ProfileReader.read(Path.of("..", "..", "hardware-profiles", profile + ".yaml")))
        .findings().stream().filter(finding -> finding.grade() != Finding.Grade.OK).toList();
  }

  private void onlyBad(String profile, String subject, String advice) {
    List<Finding> bad = bad(profile);
    assertEquals(List.of(subject), bad.stream().map(Finding::subject).toList());
    assertTrue(bad.get(0).advice().contains(advice), bad.get(0).advice());
  }

  @Test
  void aMachineThatIsSetUpHasNothingBad() {
    assertEquals(List.of(), bad("gopigo3"));
  }

  @Test
  void aMissingSpiDeviceIsAnsweredByTheOverlayOrByAReboot() throws IOException {
    Files.delete(root.resolve("dev/spidev0.1"));
    onlyBad("gopigo3", "SPI device", "reboot");
    write("boot/firmware/config.txt", "#dtparam=spi=on\ndtparam=strict_gpiod\n");
    onlyBad("gopigo3", "SPI device", "dtparam=spi=on");
  }

  @Test
  void modeBitsThatAnotherProgramLeftAreFoundAndModesNobodyTellsAreNot() {
    List<Finding> found = bad("gopigo3", OptionalInt.of(0x0B));
    assertEquals(List.of("SPI mode"), found.stream().map(Finding::subject).toList());
    assertEquals("0x0B", found.getFirst().found());
    assertEquals(List.of(), bad("gopigo3", OptionalInt.empty()));
    assertEquals(
        List.of(),
        bad("gopigo2-vl53l0x", OptionalInt.of(3)).stream()
            .filter(finding -> finding.subject().startsWith("SPI"))
            .toList());
  }

  @Test
  void thePowerServiceThatHoldsTheEnableLineIsFound() throws IOException {
    Files.createDirectories(root.resolve("sys/fs/cgroup/system.slice/gopigo3_power.service"));
    onlyBad("gopigo3", "power service", "systemctl disable --now gopigo3_power");
  }

  @Test
  void aPwmOverlayOnTheResetLineIsFoundAndOneElsewhereIsNot() throws IOException {
    String config = "dtparam=spi=on\ndtparam=strict_gpiod\n";
    write("boot/firmware/config.txt", config + "dtoverlay=pwm-2chan\n");
    onlyBad("gopigo3", "GPIO18", "pin=12");
    write("boot/firmware/config.txt", config + "dtoverlay=pwm-2chan,pin=12,func=4\n");
    assertEquals(List.of(), bad("gopigo3"));
  }

  @Test
  void aMissingGroupIsAnsweredByTheCommandThatJoinsIt() throws IOException {
    write("etc/group", "spi:x:44:pi\n");
    onlyBad("gopigo3", "group gpio", "usermod -aG gpio");
  }

  @Test
  void whatAVl53l0xNeedsIsLookedForToo() {
    assertEquals(
        List.of("I2C device", "group i2c"),
        bad("gopigo3-vl53l0x").stream().map(Finding::subject).toList());
  }

  @Test
  void aFastI2cBusIsNotedForAGoPiGo2() throws IOException {
    write("dev/i2c-1", "");
    write("etc/group", "i2c:x:44:pi\n");
    onlyBad("gopigo2", "I2C clock", "i2c_arm_baudrate=10000");
  }

  @Test
  void aSoftwareBusOnTheWrongPinsIsFound() throws IOException {
    write("dev/i2c-1", "");
    write("etc/group", "i2c:x:44:pi\n");
    write("boot/firmware/config.txt", "dtoverlay=i2c-gpio,bus=3\n");
    onlyBad("gopigo2", "pins of the software bus", "i2c_gpio_sda=2,i2c_gpio_scl=3");
    write("boot/firmware/config.txt", "dtoverlay=i2c-gpio,bus=3,i2c_gpio_sda=2,i2c_gpio_scl=3\n");
    assertEquals(List.of(), bad("gopigo2"));
  }

  @Test
  void aBoardWithSixteenTicksIsFoundByTheVendorsConfiguration() throws IOException {
    String json =
        "{\"wheel-diameter\": 66.5, \"wheel-base-width\": 117.0, \"ticks\": %d,"
            + " \"motor_gear_ratio\": 120}";
    write("home/ann/.gpg3_config.json", json.formatted(6));
    assertEquals(List.of(), bad("gopigo3"));
    write("home/ann/.gpg3_config.json", json.formatted(16));
    onlyBad("gopigo3", "vendor's configuration", "--allow-motion");
    assertTrue(bad("gopigo3").get(0).found().contains("countsPerTurn would be 1920.00, not 720"));
    write("home/ann/.gpg3_config.json", "not JSON");
    assertEquals(List.of(), bad("gopigo3"));
  }

  @Test
  void aMissingPwmChipIsAnsweredByTheOverlay() {
    onlyBad("hbridge", "PWM chip", "pwm-2chan,pin=12");
  }

  @Test
  void anotherComputerIsNoPi() throws IOException {
    Files.delete(root.resolve("proc/device-tree/model"));
    onlyBad("gopigo3", "computer", "robot's Pi");
  }

  @Test
  void linesThatStayAfterACrashAreNoted() throws IOException {
    write("boot/firmware/config.txt", "dtparam=spi=on\n");
    onlyBad("gopigo3", "lines after a crash", "strict_gpiod");
  }
}
