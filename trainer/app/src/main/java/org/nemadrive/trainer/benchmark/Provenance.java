package org.nemadrive.trainer.benchmark;

import org.nemadrive.trainer.ledger.Place;

/**
 * Where results come from.
 *
 * @param software name and version of the program
 * @param commit what the program was built from, as {@code git describe --always --dirty} says it;
 *     "unknown" outside a checkout
 * @param command the command line
 * @param machine processor, cores and system
 * @param java the virtual machine
 */
public record Provenance(
    String software, String commit, String command, String machine, String java) {

  /** The provenance of what this process makes. */
  public static Provenance here(String software, String command) {
    Place here = Place.here();
    return new Provenance(
        software,
        here.commit(),
        command,
        here.machine(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }
}
