package org.nemadrive.trainer.lesion;

import java.util.function.Consumer;

/**
 * One thing taken away.
 *
 * @param name what it is, for people
 * @param cut takes it out of weights in canonical order
 */
record Lesion(String name, Consumer<double[]> cut) {}
