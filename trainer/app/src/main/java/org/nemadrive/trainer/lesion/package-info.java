/**
 * Every single cell, synapse or edit taken away in turn, and what the worm loses by it. Knows how a
 * worm forages; how its weights were found is not its business.
 */
package org.nemadrive.trainer.lesion;
