/**
 * Models of the black box: quadratic functions fitted to points with known values, and their
 * minimisers in a trust region. Nothing here evaluates the black box or knows the mesh.
 */
package org.nemadrive.mads.model;
