/** The shipped job array, under a real Slurm of this machine's own. */
package org.nemadrive.trainer.slurm;
