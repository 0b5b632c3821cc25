/**
 * The flat world a worm or robot forages in: arena, walls, food, reward, and the equations that
 * turn muscles into motion. Knows nothing of neurons; it offers what is sensed and takes a speed
 * and a turn. Lengths are world units, angles radians, y grows downwards as on a screen.
 */
package org.nemadrive.simulator.world;
