/**
 * What the curves of many runs say together: means with deviations, summaries, tests between pairs
 * of strategies. Knows histories and numbers; runs nothing and draws nothing.
 */
package org.nemadrive.trainer.comparison;
