/**
 * The command {@code mads-benchmark}: the table and the data profiles of MADS on published
 * problems, which the MADS module runs. Nothing of the training may enter here.
 */
package org.nemadrive.trainer.madsbench;
