package org.nemadrive.trainer.hazelcast;

import java.util.List;

/**
 * What a worker has when a driver meets it.
 *
 * @param rows runs it has finished, a line each
 * @param unfinished names of runs it is at
 */
record Inventory(List<String> rows, List<String> unfinished) {}
