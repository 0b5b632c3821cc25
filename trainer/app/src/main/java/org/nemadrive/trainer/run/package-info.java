/**
 * One training run and its folder: settings, history, checkpoint, best weights, and the loop that
 * keeps them true whatever stops it. How better genomes are found is the strategies' business.
 */
package org.nemadrive.trainer.run;
