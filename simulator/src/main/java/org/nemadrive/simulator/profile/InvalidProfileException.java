package org.nemadrive.simulator.profile;

/**
 * A hardware profile that cannot be used: which file, which key, what was found, what is allowed.
 */
public final class InvalidProfileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /**
   * Tells a person what to correct.
   *
   * @param file the profile, as its user named it
   * @param key full path of the key, for instance {@code body.wheelRadiusMm}
   * @param found what the file says there
   * @param allowed what may stand there
   */
  public InvalidProfileException(String file, String key, String found, String allowed) {
    super(
        "hardware profile %s: key '%s': found %s; allowed: %s"
            .formatted(file, key, found, allowed));
    this.key = key;
  }

  /** The full path of the key that has to be corrected. */
  public String key() {
    return key;
  }
}
