package org.nemadrive.controller.hardware.wire;

/** Where ports come from: a Raspberry Pi, a simulated robot, or a recording. */
public interface Wires extends AutoCloseable {
  /**
   * Opens a device or line, or hands out the port again if it is open already.
   *
   * @throws WireException if it cannot be opened, with what to do about it
   */
  Port open(PortRequest request) throws WireException;

  /** Lets go of everything: outputs low, PWM off. Never throws. */
  @Override
  void close();
}
