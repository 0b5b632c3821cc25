/**
 * Many runs of many strategies, side by side, gone on with until all are done: jobs, their folder
 * and where they ran. What the runs say together is the business of {@link
 * org.nemadrive.trainer.comparison}.
 */
package org.nemadrive.trainer.benchmark;
