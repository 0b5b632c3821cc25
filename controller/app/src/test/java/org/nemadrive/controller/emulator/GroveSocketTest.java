package org.nemadrive.controller.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The emulated Grove port against the message table: status in the third byte, value below. */
class GroveSocketTest {
  private static final int ANALOG_INPUT = 4;

  private final GroveSocket socket = new GroveSocket();

  private void becomeCustom() {
    socket.wantType(GroveSocket.CUSTOM);
    socket.mainLoop();
  }

  @Test
  void aPortNobodyConfiguredSaysSo() {
    assertEquals(GroveSocket.NO_TYPE, socket.type());
    assertEquals(GroveSocket.NOT_CONFIGURED, socket.valueStatus());
  }

  @Test
  void theMainLoopChangesTheTypeAndTheMessageDoesNot() {
    becomeCustom();
    socket.wantType(GroveSocket.ULTRASONIC);
    assertEquals(GroveSocket.CUSTOM, socket.type());
    assertEquals(GroveSocket.CONFIGURING, socket.valueStatus());
    socket.mainLoop();
    assertEquals(GroveSocket.ULTRASONIC, socket.type());
    assertEquals(GroveSocket.VALID_DATA, socket.valueStatus());
  }

  @Test
  void aPinTakesItsModeOnlyWhileThePortIsCustom() {
    socket.wantType(GroveSocket.ULTRASONIC);
    socket.mainLoop();
    socket.mode(0, ANALOG_INPUT);
    socket.wantType(GroveSocket.CUSTOM);
    socket.mainLoop();
    socket.sample();
    assertEquals(0x01_0000, socket.analog(0) & 0xFF_0000, "not configured");
  }

  @Test
  void anAnalogPinHasNoValueBeforeItsFirstSampleAndAnOpenOneReadsZero() {
    becomeCustom();
    socket.mode(1, ANALOG_INPUT);
    assertEquals(0x02_0000, socket.analog(1) & 0xFF_0000, "configuring");
    socket.sample();
    assertEquals(0, socket.analog(1));
  }

  @Test
  void aResetLeavesAPortThatNobodyConfigured() {
    becomeCustom();
    socket.mode(1, ANALOG_INPUT);
    socket.sample();
    socket.reset();
    socket.sample();
    assertEquals(0x01_0000, socket.analog(1) & 0xFF_0000, "not configured");
  }
}
