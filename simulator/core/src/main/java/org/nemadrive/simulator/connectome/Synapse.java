package org.nemadrive.simulator.connectome;

/**
 * A connection of one cell onto another, all its kinds taken together: the carrier of one weight.
 *
 * @param presynaptic index of the cell that sends
 * @param postsynaptic index of the cell that receives
 * @param biologicalWeight contacts added up over kinds, GABA contacts negative
 */
public record Synapse(int presynaptic, int postsynaptic, int biologicalWeight) {}
