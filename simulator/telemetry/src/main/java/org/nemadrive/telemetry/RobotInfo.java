package org.nemadrive.telemetry;

/**
 * What does not change while a session lasts: published retained as {@code info}. Build one with
 * {@link #of} and the {@code with} methods.
 *
 * @param kind {@code robot}, {@code sim} or {@code trainer}
 * @param software program and version
 * @param git commit it was built from, or {@code unknown}
 * @param tickHz rate of the control loop, ticks per second
 * @param hardware what it drives
 * @param weights what it thinks with
 * @param mind whose nervous system thinks, or null when nothing fires here
 * @param neurons neuron order, or null when nothing fires here
 * @param arena the floor, or null when unknown
 */
public record RobotInfo(
    String kind,
    String software,
    String git,
    double tickHz,
    Hardware hardware,
    Weights weights,
    Mind mind,
    NeuronOrder neurons,
    Arena arena) {
  /** What the launchers set to the commit. */
  private static final String COMMIT_PROPERTY = "nemadrive.commit";

  /**
   * What is driven.
   *
   * @param board board the motors hang on, for example {@code gopigo3}, or {@code none}
   * @param profile name of the hardware profile, or {@code none}
   * @param profileSha256 hash of the profile file, or empty
   * @param identity what the board says of itself, or null
   */
  public record Hardware(String board, String profile, String profileSha256, Identity identity) {}

  /**
   * What a board says of itself; null is what it cannot tell.
   *
   * @param serial serial number
   * @param hardware version of the board
   * @param firmware version of its firmware
   * @param railMv its 5 V rail, millivolts
   */
  public record Identity(String serial, String hardware, String firmware, Integer railMv) {}

  /**
   * Which weights.
   *
   * @param name name of the weights file, or {@code untrained}
   * @param sha256 identity of the weights, or empty
   * @param origin where they came from: task, strategy, seed, fitness; or empty
   * @param signer who vouches for them: name of a trusted key, {@code unsigned}, or empty when
   *     unknown
   */
  public record Weights(String name, String sha256, String origin, String signer) {}

  /**
   * Whose nervous system.
   *
   * @param dataSet name of the data set
   * @param animal which animal was mapped, or empty
   * @param sha256 identity of the connectome
   */
  public record Mind(String dataSet, String animal, String sha256) {}

  public RobotInfo {
    if (!kind.matches("robot|sim|trainer")) {
      throw new IllegalArgumentException(
          "kind must be robot, sim or trainer, found '" + kind + "'");
    }
  }

  /** An info with nothing but the kind, the software and the rate. */
  public static RobotInfo of(String kind, String software, double tickHz) {
    return new RobotInfo(
        kind,
        software,
        System.getProperty(COMMIT_PROPERTY, "unknown"),
        tickHz,
        new Hardware("none", "none", "", null),
        new Weights("untrained", "", "", ""),
        null,
        null,
        null);
  }

  /** The same on that board, driven by that profile. */
  public RobotInfo withProfile(String board, String profile, String sha256) {
    var other = new Hardware(board, profile, sha256, hardware.identity());
    return new RobotInfo(kind, software, git, tickHz, other, weights, mind, neurons, arena);
  }

  /** The same with what the board says of itself, or null. */
  public RobotInfo withIdentity(Identity board) {
    var other = new Hardware(hardware.board(), hardware.profile(), hardware.profileSha256(), board);
    return new RobotInfo(kind, software, git, tickHz, other, weights, mind, neurons, arena);
  }

  /** The same with those weights. */
  public RobotInfo withWeights(String name, String sha256, String origin) {
    var other = new Weights(name, sha256, origin, weights.signer());
    return new RobotInfo(kind, software, git, tickHz, hardware, other, mind, neurons, arena);
  }

  /** The same with weights that somebody vouches for. */
  public RobotInfo withWeightsSigner(String signer) {
    var other = new Weights(weights.name(), weights.sha256(), weights.origin(), signer);
    return new RobotInfo(kind, software, git, tickHz, hardware, other, mind, neurons, arena);
  }

  /** The same with that nervous system. */
  public RobotInfo withMind(Mind other) {
    return new RobotInfo(kind, software, git, tickHz, hardware, weights, other, neurons, arena);
  }

  /** The same with that neuron order. */
  public RobotInfo withNeurons(NeuronOrder order) {
    return new RobotInfo(kind, software, git, tickHz, hardware, weights, mind, order, arena);
  }

  /** The same on that floor. */
  public RobotInfo withArena(Arena floor) {
    return new RobotInfo(kind, software, git, tickHz, hardware, weights, mind, neurons, floor);
  }
}
