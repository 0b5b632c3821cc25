/**
 * Mesh-adaptive direct search: minimises a black box over a box of bounds. Knows numbers only; no
 * worm, connectome or file may enter here.
 *
 * <p>{@link org.nemadrive.mads.Mads} is the loop. It stands on {@code search}, the pluggable search
 * steps, these on {@code model}, the quadratic models, and all on {@code mesh}: bounds, mesh, poll
 * directions and the points evaluated so far.
 */
package org.nemadrive.mads;
