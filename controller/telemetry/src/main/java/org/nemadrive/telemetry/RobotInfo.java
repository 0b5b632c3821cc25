package org.nemadrive.telemetry;

/**
 * What does not change while a session lasts: published retained as {@code info}. Build one with
 * {@link #of} and the {@code with} methods.
 *
 * @param kind {@code robot}, {@code sim} or {@code trainer}
 * @param software program and version
 * @param git commit it was built from, or {@code unknown}
 * @param board board the motors hang on, for example {@code gopigo3}, or {@code none}
 * @param profile name of the hardware profile, or {@code none}
 * @param profileSha256 hash of the profile file, or empty
 * @param weights name of the weights file, or {@code untrained}
 * @param weightsSha256 identity of the weights, or empty
 * @param weightsOrigin where they came from: task, strategy, seed, fitness; or empty
 * @param weightsSigner who vouches for them: name of a trusted key, {@code unsigned}, or empty when
 *     unknown
 * @param tickHz rate of the control loop, ticks per second
 * @param neurons neuron order, or null when nothing fires here
 * @param arena the floor, or null when unknown
 */
public record RobotInfo(
    String kind,
    String software,
    String git,
    String board,
    String profile,
    String profileSha256,
    String weights,
    String weightsSha256,
    String weightsOrigin,
    String weightsSigner,
    double tickHz,
    NeuronOrder neurons,
    Arena arena) {
  public RobotInfo {
    if (!kind.matches("robot|sim|trainer")) {
      throw new IllegalArgumentException(
          "kind must be robot, sim or trainer, found '" + kind + "'");
    }
  }

  /** An info with nothing but the kind, the software and the rate. */
  public static RobotInfo of(String kind, String software, double tickHz) {
    return new RobotInfo(
        kind, software, "unknown", "none", "none", "", "untrained", "", "", "", tickHz, null, null);
  }

  /** The same with the commit the program was built from. */
  public RobotInfo withGit(String commit) {
    return new RobotInfo(
        kind,
        software,
        commit,
        board,
        profile,
        profileSha256,
        weights,
        weightsSha256,
        weightsOrigin,
        weightsSigner,
        tickHz,
        neurons,
        arena);
  }

  /** The same on that board, driven by that profile. */
  public RobotInfo withProfile(String onBoard, String profileName, String sha256) {
    return new RobotInfo(
        kind,
        software,
        git,
        onBoard,
        profileName,
        sha256,
        weights,
        weightsSha256,
        weightsOrigin,
        weightsSigner,
        tickHz,
        neurons,
        arena);
  }

  /** The same with those weights. */
  public RobotInfo withWeights(String name, String sha256, String origin) {
    return new RobotInfo(
        kind,
        software,
        git,
        board,
        profile,
        profileSha256,
        name,
        sha256,
        origin,
        weightsSigner,
        tickHz,
        neurons,
        arena);
  }

  /** The same with weights that somebody vouches for. */
  public RobotInfo withWeightsSigner(String signer) {
    return new RobotInfo(
        kind,
        software,
        git,
        board,
        profile,
        profileSha256,
        weights,
        weightsSha256,
        weightsOrigin,
        signer,
        tickHz,
        neurons,
        arena);
  }

  /** The same with that neuron order. */
  public RobotInfo withNeurons(NeuronOrder order) {
    return new RobotInfo(
        kind,
        software,
        git,
        board,
        profile,
        profileSha256,
        weights,
        weightsSha256,
        weightsOrigin,
        weightsSigner,
        tickHz,
        order,
        arena);
  }

  /** The same on that floor. */
  public RobotInfo withArena(Arena floor) {
    return new RobotInfo(
        kind,
        software,
        git,
        board,
        profile,
        profileSha256,
        weights,
        weightsSha256,
        weightsOrigin,
        weightsSigner,
        tickHz,
        neurons,
        floor);
  }
}
