/**
 * Experiments on a nervous system as a laboratory does them: cells ablated, silenced or held,
 * synapses cut or scaled. They change a genome and hold potentials between ticks; nothing here runs
 * inside a tick.
 */
package org.nemadrive.simulator.perturbation;
