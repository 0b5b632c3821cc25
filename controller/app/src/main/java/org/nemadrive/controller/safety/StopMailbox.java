package org.nemadrive.controller.safety;

import org.nemadrive.simulator.mode.StopReason;

/** How other threads ask the control thread to stop or to go on. */
public interface StopMailbox {
  /** Takes the oldest request to stop that was not taken yet, or NONE. Control thread only. */
  StopReason takeStop();

  /** Takes the request to release the stop. Control thread only. */
  boolean takeRelease();
}
