/**
 * What MADS stands on: the bounds, the granular mesh, orthogonal poll directions, the store of
 * evaluated points and the stream of random numbers. Nothing here evaluates the black box.
 */
package org.nemadrive.mads.mesh;
