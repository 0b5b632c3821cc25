/**
 * Measures MADS on published problems: the command {@code mads-benchmark}, its runner, its table
 * and its data profiles. Uses MADS as any caller does; nothing of the training may enter here.
 */
package org.nemadrive.trainer.madsbench;
