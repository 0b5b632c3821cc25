package org.nemadrive.telemetry.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.nemadrive.telemetry.Arena;

/**
 * The bodies of all messages but events (whose fields depend on their kind). A component that is
 * null is left out of the JSON. The JSON Schemas beside this class say what is allowed.
 */
public final class Bodies {
  private Bodies() {}

  /** Body of {@code state}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record State(String state, String mode, String cause, String driveHolder) {}

  /** Neuron names and kinds as {@code info} tells them; {@code kinds} has one letter per name. */
  public record NeuronNames(String orderSha256, List<String> names, String kinds) {}

  /** What a motor board says of itself, as far as it can. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BoardIdentity(String serial, String hardware, String firmware, Integer railMv) {}

  /** Body of {@code info}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Info(
      String kind,
      String software,
      String git,
      String board,
      BoardIdentity boardIdentity,
      String profile,
      String profileSha256,
      String weights,
      String weightsSha256,
      String weightsOrigin,
      String weightsSigner,
      String connectome,
      String animal,
      String connectomeSha256,
      double tickHz,
      boolean commandsEnabled,
      boolean insecure,
      int unwatchedStopMs,
      Map<String, Double> ratesHz,
      List<String> schemas,
      NeuronNames neurons,
      Arena arena) {}

  /** Body of {@code telemetry/tick}; {@code ticks} is how many passed since the last message. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tick(
      long tick,
      int ticks,
      double leftDrive,
      double rightDrive,
      double leftMuscle,
      double rightMuscle,
      int firedCount,
      Integer rangeMm,
      boolean touch,
      boolean foodSensed,
      int latenessUs,
      int durationUs) {}

  /** Body of {@code telemetry/pose}; {@code eatenBits} is Base64, bit n of byte n / 8 is item n. */
  public record Pose(
      double xWu, double yWu, double headingRad, String source, int foodEaten, String eatenBits) {}

  /**
   * Body of {@code telemetry/neurons}: one Base64 set per tick, oldest first, bit n of byte n / 8
   * is neuron n. {@code skipped} counts ticks since the last message that are not in it.
   */
  public record Neurons(long firstTick, int neurons, int skipped, List<String> firedBits) {}

  /** Median, 99th percentile and maximum of a duration over the newest {@code windowTicks}. */
  public record Percentiles(int p50Us, int p99Us, int maxUs) {}

  /** What the machine says of itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Machine(
      double heapMb, int threads, Double cpuTemperatureC, String throttledHex, Double load1) {}

  /** How the link to the broker is doing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Link(
      double connectedS,
      int reconnects,
      Integer echoMs,
      Map<String, Long> dropped,
      int queued,
      int eventsPending,
      long eventsLost,
      boolean eventsOnDisk) {}

  /** What became of commands since the session started. */
  public record Commands(boolean enabled, Map<String, Long> accepted, Map<String, Long> refused) {}

  /** Body of {@code telemetry/health}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Health(
      long tick,
      int windowTicks,
      Percentiles lateness,
      Percentiles duration,
      long missedPeriods,
      long saturations,
      Integer batteryMv,
      Machine machine,
      Link link,
      Commands commands) {}

  /**
   * Body of {@code weights/offer}: who reads the topic sees what is offered; a robot believes only
   * what is signed within {@code offer}, Base64.
   */
  public record Offer(String weights, String weightsSha256, String offer) {}

  /** Body of {@code alert/<id>}. */
  public record Alert(String id, String severity, String text) {}

  /** Body of {@code log/<level>}. */
  public record Log(String text) {}

  /** Body of a reply; {@code code} is one word for programs, {@code reason} one sentence. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reply(String verb, String id, boolean accepted, String code, String reason) {}
}
