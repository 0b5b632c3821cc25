/**
 * Mesh-adaptive direct search: minimises a black box over a box of bounds. Knows numbers only; no
 * worm, connectome or file may enter here.
 */
package org.nemadrive.trainer.mads;
