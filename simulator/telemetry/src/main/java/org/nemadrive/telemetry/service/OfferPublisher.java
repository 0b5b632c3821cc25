package org.nemadrive.telemetry.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.nemadrive.simulator.files.StrictJson;
import org.nemadrive.simulator.files.Utf8;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.LinkEvent;
import org.nemadrive.telemetry.link.LinkSettings;
import org.nemadrive.telemetry.link.MqttLink;
import org.nemadrive.telemetry.link.PahoLink;
import org.nemadrive.telemetry.message.Bodies;
import org.nemadrive.telemetry.message.InboundMessage;
import org.nemadrive.telemetry.message.MessageWriter;
import org.nemadrive.telemetry.message.OutboundMessage;
import org.nemadrive.telemetry.message.Session;
import org.nemadrive.telemetry.message.Topics;

/**
 * Leaves an offer of weights with the broker, retained, for one robot, and waits for what the robot
 * makes of it. One connection, on the calling thread.
 */
public final class OfferPublisher implements AutoCloseable {
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final long STEP_NS = 5_000_000L;
  private static final long TOKEN = 1;

  private final TelemetryClock clock = TelemetryClock.system();
  private final Topics topics;
  private final MqttLink link;
  private String robotSays;
  private boolean taken;
  private String identity = "";

  /**
   * Makes a publisher that is not connected yet.
   *
   * @param config the broker and how to log in; its own name is not used
   * @param robot name of the robot in the topics
   */
  public OfferPublisher(TelemetryConfig config, String robot) {
    topics = new Topics(robot);
    link =
        new PahoLink(
            new LinkSettings(
                config.login(),
                "nemadrive-publisher-" + UUID.randomUUID(),
                null,
                List.of(topics.info(), topics.event(EventKind.WEIGHTS_REFUSED))),
            clock,
            message -> {});
  }

  /**
   * Publishes.
   *
   * @param name name of the weights, for people
   * @param sha256 SHA-256 of the offer
   * @param offer the signed offer
   * @return accepted once the broker keeps it; else why not
   */
  public Outcome publish(String name, String sha256, byte[] offer, Duration patience) {
    identity = sha256;
    byte[] json =
        new MessageWriter(Session.start(clock))
            .write(
                topics.weightsOffer(),
                new Bodies.Offer(name, sha256, Base64.getEncoder().encodeToString(offer)));
    OutboundMessage message = OutboundMessage.retained(topics.weightsOffer(), json);
    link.connect();
    long endNs = clock.nanoTime() + patience.toNanos();
    while (clock.nanoTime() - endNs < 0) {
      switch (link.poll()) {
        case null -> LockSupport.parkNanos(STEP_NS);
        case LinkEvent.Lost(var fault) -> {
          return Outcome.refused(fault.advice());
        }
        case LinkEvent.Subscribed any -> {
          if (!link.publish(message, TOKEN)) {
            return Outcome.refused("the broker takes no message");
          }
        }
        case LinkEvent.Delivered(long token, boolean ok, String reason) -> {
          return ok
              ? Outcome.done()
              : Outcome.refused(
                  "the broker does not let this user write to %s (%s); see its access rights"
                      .formatted(topics.weightsOffer(), reason));
        }
        case LinkEvent.Arrived(var inbound) -> look(inbound);
        case LinkEvent.Connected any -> {}
      }
    }
    return Outcome.refused("the broker did not confirm within " + patience.toSeconds() + " s");
  }

  /**
   * Waits for the robot.
   *
   * @return accepted once it says that it carries these weights; else what it says, or that it says
   *     nothing
   */
  public Outcome awaitRobot(Duration patience) {
    long endNs = clock.nanoTime() + patience.toNanos();
    while (robotSays == null && clock.nanoTime() - endNs < 0) {
      switch (link.poll()) {
        case null -> LockSupport.parkNanos(STEP_NS);
        case LinkEvent.Arrived(var inbound) -> look(inbound);
        case LinkEvent.Lost(var fault) -> robotSays = fault.advice();
        default -> {}
      }
    }
    if (robotSays == null) {
      return Outcome.refused(
          "the robot did not answer within %d s; it will find the offer when it connects"
              .formatted(patience.toSeconds()));
    }
    return taken ? Outcome.done(robotSays) : Outcome.refused(robotSays);
  }

  private void look(InboundMessage message) {
    try {
      JsonNode body = JSON.readTree(Utf8.text(message.payload()));
      if (!message.topic().equals(topics.info())) {
        robotSays = body.path("cause").asText();
      } else if (body.path("weights_sha256").asText().equals(identity)) {
        taken = true;
        robotSays = topics.robot() + " carries them";
      }
    } catch (IOException notJson) {
      // Somebody else's message says nothing about the offer.
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
