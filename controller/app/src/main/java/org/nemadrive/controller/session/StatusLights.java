package org.nemadrive.controller.session;

import java.util.function.Supplier;
import org.nemadrive.controller.hardware.gopigo3.GoPiGo3Leds;
import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.simulator.tick.TickSample;

/**
 * Shows across the room what the robot may do. On the listeners' thread: no tick and no stop waits
 * for it, a failure is passed over, and it then leaves the bus alone for a while. Where a fault
 * lowers the enable line, the board itself keeps its LEDs dark.
 */
final class StatusLights implements TickListener {
  private static final int BLUE = 0x000040;
  private static final int YELLOW = 0x806000;
  private static final int GREEN = 0x00C000;
  private static final int RED = 0xFF0000;
  private static final long FLASH_NS = 500_000_000;

  /** Said again so often: the board forgets its LEDs whenever it starts anew. */
  private static final long AGAIN_NS = 1_000_000_000;

  private static final long PAUSE_NS = 5_000_000_000L;

  private final GoPiGo3Leds leds;
  private final Supplier<Mode> mode;
  private int shown = -1;
  private long nextNs = Long.MIN_VALUE;
  private boolean failed;

  StatusLights(GoPiGo3Leds leds, Supplier<Mode> mode) {
    this.leds = leds;
    this.mode = mode;
  }

  @Override
  public void onTick(TickSample sample, long lostBefore) {
    Mode now = mode.get();
    boolean flash = sample.nowNs / FLASH_NS % 2 == 0;
    int colour =
        switch (now) {
          case DISARMED, ESTOP -> BLUE;
          case ARMED -> YELLOW;
          case RUNNING -> GREEN;
          case FAILSAFE -> flash ? RED : 0;
        };
    boolean due = nextNs == Long.MIN_VALUE || sample.nowNs - nextNs >= 0;
    if (due || !failed && colour != shown) {
      boolean blinkers = now == Mode.ARMED || colour == RED;
      failed = !leds.light(colour, blinkers);
      shown = colour;
      nextNs = sample.nowNs + (failed ? PAUSE_NS : AGAIN_NS);
    }
  }
}
