/**
 * Pictures of what was learned, as SVG and PNG: labelled with units, legible in print, in colours
 * that colour-blind people can tell apart. Draws what it is given; trains nothing.
 */
package org.nemadrive.trainer.figure;
