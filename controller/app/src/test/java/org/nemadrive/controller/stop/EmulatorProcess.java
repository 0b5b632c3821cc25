package org.nemadrive.controller.stop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.controller.emulator.EmulatedRobot;
import org.nemadrive.controller.emulator.ManualClock;
import org.nemadrive.controller.emulator.Realism;
import org.nemadrive.controller.hardware.wire.Pi4jWires;
import org.nemadrive.controller.hardware.wire.Port;
import org.nemadrive.controller.hardware.wire.PortRequest;
import org.nemadrive.controller.hardware.wire.WireException;
import org.nemadrive.controller.profile.ProfileReader;

/**
 * An emulated robot as a process of its own, running in real time: like a real board it keeps its
 * last command and its lines when the program that drove it dies. Spoken to over a loopback socket:
 * an int for what is wanted, then its arguments.
 */
final class EmulatorProcess {
  /** Open a port; a kind and two numbers follow; the answer is its number. */
  static final int OPEN = 1;

  /** Exchange with a port; the answer is a status and the bytes received. */
  static final int EXCHANGE = 2;

  /** Whether the motors are off; one byte. */
  static final int MOTORS_OFF = 3;

  private final ManualClock clock = new ManualClock();
  private final long offsetNs = clock.nowNs() - System.nanoTime();
  private final EmulatedRobot robot;
  private final Pi4jWires wires;
  private final List<Port> ports = new ArrayList<>();

  private EmulatorProcess(Path profile) {
    clock.pausesTakeTime(false);
    robot = new EmulatedRobot(ProfileReader.read(profile), clock, Realism.IDEAL);
    wires = new Pi4jWires(robot.context(), clock);
  }

  /** Prints the port it listens on, then serves until it is killed. */
  public static void main(String[] args) throws IOException {
    EmulatorProcess emulator = new EmulatorProcess(Path.of(args[0]));
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        client.setTcpNoDelay(true);
        Thread thread = new Thread(() -> emulator.serve(client));
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        DataInputStream in = new DataInputStream(client.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
      while (true) {
        answer(in.readInt(), in, out);
        out.flush();
      }
    } catch (IOException | WireException gone) {
      // The client died, which is what it is here for; the robot goes on as it was told.
    }
  }

  private synchronized void answer(int wanted, DataInputStream in, DataOutputStream out)
      throws IOException, WireException {
    clock.advanceTo(System.nanoTime() + offsetNs);
    switch (wanted) {
      case OPEN -> {
        ports.add(wires.open(request(in.readInt(), in.readInt(), in.readInt())));
        out.writeInt(ports.size() - 1);
      }
      case EXCHANGE -> {
        Port port = ports.get(in.readInt());
        byte[] sent = in.readNBytes(in.readInt());
        byte[] got = new byte[in.readInt()];
        out.writeInt(port.exchange(sent, sent.length, got, got.length).ordinal());
        out.write(got);
      }
      case MOTORS_OFF -> out.writeBoolean(robot.floor().motorsOff());
      default -> throw new IOException("unknown request " + wanted);
    }
  }

  private static PortRequest request(int kind, int first, int second) throws IOException {
    return switch (kind) {
      case 0 -> new PortRequest.Spi(first, second, 500_000);
      case 1 -> new PortRequest.Output(first, second == 1);
      case 2 -> new PortRequest.Input(first, second == 1);
      default -> throw new IOException("no port of kind " + kind);
    };
  }
}
