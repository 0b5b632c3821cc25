/**
 * Pages and sets of figures for people: what a run or a benchmark came to, in one HTML file that
 * needs no network. Puts together what figures, films and comparisons make.
 */
package org.nemadrive.trainer.report;
