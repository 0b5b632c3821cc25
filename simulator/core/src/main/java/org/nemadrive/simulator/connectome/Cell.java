package org.nemadrive.simulator.connectome;

/**
 * One cell of a mapped animal.
 *
 * @param name its name, as the animal's map has it
 * @param kind what it does
 * @param side where it lies
 */
public record Cell(String name, CellKind kind, Side side) {}
