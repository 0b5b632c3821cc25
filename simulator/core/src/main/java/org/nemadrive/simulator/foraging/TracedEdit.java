package org.nemadrive.simulator.foraging;

import java.util.List;
import org.nemadrive.simulator.neuron.NerveTrace;

/**
 * A genome as one weight's difference from another whose runs are on record, so that it need not
 * think what that one thought already.
 *
 * @param traces of the other genome's runs, one for each layout of the task; shared, only read
 * @param gene which weight differs, in canonical order
 * @param change by how much, not 0
 */
public record TracedEdit(List<NerveTrace> traces, int gene, double change) {}
