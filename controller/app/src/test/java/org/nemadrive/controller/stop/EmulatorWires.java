package org.nemadrive.controller.stop;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.nemadrive.controller.hardware.wire.IoStatus;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.hardware.wire.Wires;

/** Ports of an {@link EmulatorProcess}. Closing them leaves every line as it is. */
final class EmulatorWires implements Wires {
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  EmulatorWires(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  @Override
  public synchronized Port open(PortRequest request) throws WireException {
    try {
      out.writeInt(EmulatorProcess.OPEN);
      switch (request) {
        case PortRequest.Spi spi -> writeInts(0, spi.bus(), spi.chipSelect());
        case PortRequest.Output line -> writeInts(1, line.line(), line.high() ? 1 : 0);
        case PortRequest.Input line -> writeInts(2, line.line(), line.pullUp() ? 1 : 0);
        default -> throw new WireException("the emulator offers no " + request, null);
      }
      out.flush();
      int number = in.readInt();
      return (sent, sentLength, got, gotLength) ->
          exchange(number, sent, sentLength, got, gotLength);
    } catch (IOException e) {
      throw new WireException("the emulator is gone", e);
    }
  }

  private void writeInts(int... values) throws IOException {
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private synchronized IoStatus exchange(
      int port, byte[] sent, int sentLength, byte[] got, int gotLength) {
    try {
      writeInts(EmulatorProcess.EXCHANGE, port, sentLength);
      out.write(sent, 0, sentLength);
      out.writeInt(gotLength);
      out.flush();
      IoStatus status = IoStatus.values()[in.readInt()];
      in.readFully(got, 0, gotLength);
      return status;
    } catch (IOException e) {
      return IoStatus.FAILED;
    }
  }

  /** Whether no motor of the robot gets power. */
  synchronized boolean motorsOff() throws IOException {
    out.writeInt(EmulatorProcess.MOTORS_OFF);
    out.flush();
    return in.readBoolean();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // A socket that is gone needs no closing.
    }
  }
}
