package org.nemadrive.trainer.ledger;

/**
 * Where, when and how fast a run was computed: all that may differ when it is computed again.
 *
 * @param software name and version of the program
 * @param commit what the program was built from
 * @param machine processor, cores and system
 * @param host name of the machine
 * @param at when it was finished, ISO 8601
 * @param seconds computing time of the run's thread at each point of its course
 */
public record Made(
    String software, String commit, String machine, String host, String at, double[] seconds) {}
