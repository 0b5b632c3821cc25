package org.nemadrive.controller.doctor;

/**
 * One thing looked at.
 *
 * @param grade how it stands
 * @param subject what was looked at
 * @param found what was found
 * @param expected what should be there
 * @param advice what to do; empty if nothing
 */
public record Finding(Grade grade, String subject, String found, String expected, String advice) {
  /** How a finding stands. */
  public enum Grade {
    /** As it should be. */
    OK,
    /** Works, but something is worse than it could be. */
    NOTE,
    /** Does not work. */
    FAIL
  }

  static Finding ok(String subject, String found) {
    return new Finding(Grade.OK, subject, found, found, "");
  }

  static Finding of(boolean ok, String subject, String found, String expected, String advice) {
    return new Finding(ok ? Grade.OK : Grade.FAIL, subject, found, expected, ok ? "" : advice);
  }

  static Finding note(boolean ok, String subject, String found, String expected, String advice) {
    return new Finding(ok ? Grade.OK : Grade.NOTE, subject, found, expected, ok ? "" : advice);
  }
}
