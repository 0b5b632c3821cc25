/**
 * Arithmetic and random numbers that are the same to the last bit on every processor and JDK,
 * because nothing in them is left to a library.
 */
package org.nemadrive.exact;
