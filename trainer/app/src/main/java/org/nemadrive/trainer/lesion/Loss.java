package org.nemadrive.trainer.lesion;

/**
 * What a worm does otherwise without something.
 *
 * @param name what was taken away
 * @param foodEaten food items eaten without it, over all layouts
 * @param foodLost how many fewer than with it; negative if it eats more
 * @param pathChange how far it is from where it would have been, world units, on average over ticks
 * @param firstTick the first tick that differs in its spikes or its muscles, of whichever layout
 *     differs first; -1 if none does
 */
public record Loss(String name, int foodEaten, int foodLost, double pathChange, int firstTick) {}
