/**
 * The visual vocabulary: which colour means what on light and on dark, for everything that is
 * drawn. Numbers only; knows nothing of pictures, worms or browsers.
 */
package org.nemadrive.simulator.visual;
