/**
 * Foraging as a film: the worm beside its nervous system, as a GIF that plays anywhere and as a
 * page to step through. Shows what it is given; trains nothing.
 */
package org.nemadrive.trainer.film;
