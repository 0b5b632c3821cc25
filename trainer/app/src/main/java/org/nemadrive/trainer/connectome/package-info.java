/**
 * Connectomes out of the tables that people have, and what can be said of one: edge lists,
 * adjacency matrices and GraphML become a description, and every assumption on the way is said.
 */
package org.nemadrive.trainer.connectome;
