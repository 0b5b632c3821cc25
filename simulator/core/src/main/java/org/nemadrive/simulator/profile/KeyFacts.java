package org.nemadrive.simulator.profile;

/**
 * What is known of one key of a hardware profile, as its reader asked for it. The table in the
 * profiles' README is checked against these.
 *
 * @param path full path, for instance {@code body.wheelRadiusMm}
 * @param type number, integer, text, flag, list or section
 * @param allowed range or choice, as people read it
 * @param standard the default, or {@code required}
 */
public record KeyFacts(String path, String type, String allowed, String standard) {}
