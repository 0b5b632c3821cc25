package org.nemadrive.telemetry.service;

import java.util.Map;
import java.util.TreeMap;
import org.nemadrive.telemetry.NeuronOrder;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.message.Bodies;
import org.nemadrive.telemetry.message.MessageSchemas;

/** Builds the body of {@code info}. */
final class InfoBody {
  private InfoBody() {}

  static Bodies.Info of(RobotInfo info, TelemetryConfig config) {
    Map<String, Double> rates = new TreeMap<>();
    config.ratesHz().forEach((stream, hz) -> rates.put(stream.word(), hz));
    return new Bodies.Info(
        info.kind(),
        info.software(),
        info.git(),
        info.hardware().board(),
        identity(info.hardware().identity()),
        info.hardware().profile(),
        info.hardware().profileSha256(),
        info.weights().name(),
        info.weights().sha256(),
        info.weights().origin(),
        info.weights().signer(),
        info.mind() == null ? null : info.mind().dataSet(),
        info.mind() == null ? null : info.mind().animal(),
        info.mind() == null ? null : info.mind().sha256(),
        info.tickHz(),
        config.commands().enabled(),
        config.login().isOpen(),
        config.commands().unwatchedStopMs(),
        rates,
        MessageSchemas.PUBLISHED,
        names(info.neurons()),
        info.arena());
  }

  private static Bodies.BoardIdentity identity(RobotInfo.Identity board) {
    return board == null
        ? null
        : new Bodies.BoardIdentity(
            board.serial(), board.hardware(), board.firmware(), board.railMv());
  }

  private static Bodies.NeuronNames names(NeuronOrder order) {
    return order == null
        ? null
        : new Bodies.NeuronNames(order.sha256(), order.names(), order.kinds());
  }
}
