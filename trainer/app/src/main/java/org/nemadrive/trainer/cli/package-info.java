/**
 * The command line: the program, and the commands that look at worms. Each reads what a person asks
 * for, calls the rest, prints what came of it. No training, drawing or file format lives here.
 */
package org.nemadrive.trainer.cli;
