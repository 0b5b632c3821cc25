package org.nemadrive.controller.cli.option;

import picocli.CommandLine.IVersionProvider;

/** Name and version of this program, as its jar says. */
public final class Software implements IVersionProvider {
  /** Name and version in one line. */
  public static String nameAndVersion() {
    String version = Software.class.getPackage().getImplementationVersion();
    return "controller " + (version == null ? "(unpacked)" : version);
  }

  @Override
  public String[] getVersion() {
    return new String[] {nameAndVersion()};
  }
}
