package org.nemadrive.simulator.files;

import java.nio.file.AccessDeniedException;

/**
 * Something a person gave cannot be used. The message is one sentence for that person: what was
 * found, where, what is allowed, what to do next. Programs print it and end with exit code 2.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what was found, where, and what to do
   */
  public InvalidInputException(String message) {
    super(message);
  }

  /**
   * @param message what was found, where, and what to do
   * @param cause the failure beneath, for the log
   */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file or folder that is closed to this user, where nobody nearer has said more. */
  public static InvalidInputException closed(AccessDeniedException e) {
    return new InvalidInputException(
        e.getFile()
            + " is closed to this user, who may not read or write there; change its rights or"
            + " name another",
        e);
  }
}
