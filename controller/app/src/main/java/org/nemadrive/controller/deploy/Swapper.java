package org.nemadrive.controller.deploy;

import java.io.IOException;
import org.nemadrive.controller.loop.Brain;
import org.nemadrive.controller.session.DriveSession;

/** Brings other weights into a robot that may be driving. Any thread but the control thread. */
@FunctionalInterface
public interface Swapper {
  /**
   * Stops the wheels and swaps between two ticks.
   *
   * @param next the weights, at rest
   * @param commit what makes the swap final
   * @param goOn whether a robot that was driving drives on afterwards
   * @throws IOException if the weights before are still in place, or the drive ended
   */
  void swap(Brain next, DriveSession.SwapCommit commit, boolean goOn) throws IOException;
}
