package org.nemadrive.telemetry.command;

import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.telemetry.message.Bodies.Reply;
import org.nemadrive.telemetry.message.Stream;

/** What commands cause in telemetry itself. Any thread; returns at once. */
public interface CommandOutput {
  /**
   * Answers a command.
   *
   * @param topic where to
   * @param correlation what the sender wanted back, or null
   */
  void reply(String topic, Reply reply, byte[] correlation);

  /** Deletes a retained estop at the broker, after it was resumed. */
  void clearRetainedEstop();

  /** Sends all retained messages again. */
  void rebirth();

  /** Changes the rate of a stream. */
  Outcome rate(Stream stream, double hz);

  /** Tells why the weights that were offered last are not taken. */
  void offerRefused(String reason);
}
