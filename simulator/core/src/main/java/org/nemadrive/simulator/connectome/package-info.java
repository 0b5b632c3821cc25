/**
 * The wiring of a mapped nervous system: cells, published synapses, and the biological weights W0
 * in their canonical order. Here live the tables, their readers, their writer and their identity;
 * nothing here knows of time, potentials or worlds.
 */
package org.nemadrive.simulator.connectome;
