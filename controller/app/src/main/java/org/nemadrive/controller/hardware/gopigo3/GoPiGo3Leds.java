package org.nemadrive.controller.hardware.gopigo3;

import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.simulator.mode.StopReason;

/** The eyes and blinkers of a GoPiGo3. The Wi-Fi LED is the operating system's. One thread. */
public final class GoPiGo3Leds {
  private static final int EYES = 0x03;
  private static final int BLINKERS = 0x0C;

  /** Blinkers are red, and take the first of the three bytes only. */
  private static final int BLINKER_LIT = 0xFF0000;

  private final GoPiGo3Link link;

  /** LEDs over the board's bus. */
  public GoPiGo3Leds(Port spi) {
    link = new GoPiGo3Link(spi);
  }

  /**
   * Lights them, by one message to each pair and no second try.
   *
   * @param eyes colour of both eyes, 0xRRGGBB
   * @param blinkers whether both blinkers are lit
   * @return whether the board took it
   */
  public boolean light(int eyes, boolean blinkers) {
    return link.sendLed(EYES, eyes) == StopReason.NONE
        && link.sendLed(BLINKERS, blinkers ? BLINKER_LIT : 0) == StopReason.NONE;
  }
}
