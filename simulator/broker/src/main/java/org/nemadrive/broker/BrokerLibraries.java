package org.nemadrive.broker;

/** Tells whether the embedded broker can be started, without touching its libraries. */
public final class BrokerLibraries {
  private static final String ONE_OF_THEM = "/io/moquette/broker/Server.class";

  private BrokerLibraries() {}

  /** Whether they are installed; the package for robots leaves them out. */
  public static boolean areInstalled() {
    return BrokerLibraries.class.getResource(ONE_OF_THEM) != null;
  }
}
