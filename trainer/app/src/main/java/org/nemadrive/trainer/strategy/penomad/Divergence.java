package org.nemadrive.trainer.strategy.penomad;

import java.util.Collections;
import java.util.List;

/**
 * How a worm begins to differ from one on record. A neuron either fires or it does not, so two
 * changes that are first felt by the same neuron at the same time begin alike, whatever the synapse
 * and the size, and most often they also go on alike.
 *
 * @param cell the first cell that does something else
 * @param change by how much a muscle is told something else; 0 if the cell is a neuron
 * @param ticks the first tick that is another one, in each layout
 */
record Divergence(int cell, double change, List<Integer> ticks) {
  /** The first tick in which anything differs, in any layout. */
  int first() {
    return Collections.min(ticks);
  }
}
