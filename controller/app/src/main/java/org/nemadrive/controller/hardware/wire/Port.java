package org.nemadrive.controller.hardware.wire;

/**
 * One device on a bus, or one line, as an exchange of bytes. Everything that leaves or enters the
 * program goes through a port, so a recording of the ports is a recording of the robot.
 *
 * <p>What the bytes are, by {@link PortRequest}: SPI, as many in as out, in one transfer; I2C, a
 * write (nothing in), a read (nothing out) or a register read (one byte out) with repeated start;
 * output line, one byte out, 0, 1 or {@link PortRequest.Output#HIGH_FOR_GOOD}; input line, one byte
 * in, 0 or 1; PWM, one byte out, duty in per cent; edge counter, four bytes in; echo and simulated
 * robot, see there. Big-endian.
 */
public interface Port {
  /**
   * Exchanges bytes. Allocates nothing itself and never throws: a failure is a status.
   *
   * @param out bytes to send, from index 0
   * @param outLength how many of them
   * @param in where received bytes go, from index 0
   * @param inLength how many are expected
   */
  IoStatus exchange(byte[] out, int outLength, byte[] in, int inLength);
}
