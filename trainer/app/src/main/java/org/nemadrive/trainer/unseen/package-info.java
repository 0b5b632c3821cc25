/**
 * What trained worms are worth on food that no training saw, and what a worm is held against: blind
 * paths, and what a body can reach at all. Does not know how worms are trained.
 */
package org.nemadrive.trainer.unseen;
