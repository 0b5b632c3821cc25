/**
 * The commands that train, and what they show while they do: one run, a run resumed, a benchmark of
 * many. The training itself lives in {@code trainer.run} and {@code trainer.benchmark}.
 */
package org.nemadrive.trainer.cli.train;
