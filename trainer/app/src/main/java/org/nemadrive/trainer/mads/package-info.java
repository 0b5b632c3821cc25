/**
 * Mesh-adaptive direct search: minimises a black box over a box of bounds. Knows numbers only; no
 * worm, connectome or file may enter here.
 *
 * <p>{@link org.nemadrive.trainer.mads.Mads} is the loop, {@code mesh} holds the mesh, the poll
 * directions and the points evaluated so far, {@code search} the pluggable search steps.
 */
package org.nemadrive.trainer.mads;
