package org.nemadrive.mads;

/**
 * A point whose value is known before a run begins: it costs no evaluation. The arrays are read,
 * not kept.
 *
 * @param x the point; shape (n), finite, may lie outside the bounds (then it only informs models)
 * @param value the objective there; NaN or infinite says that the evaluation failed
 */
public record KnownPoint(double[] x, double value) {}
