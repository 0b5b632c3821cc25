/**
 * What trained worms are worth on food that no training saw, and what a worm is held against there.
 * Does not know how worms are trained.
 */
package org.nemadrive.trainer.unseen;
