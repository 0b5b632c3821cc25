/**
 * The weights offer: weights on their way from trainer to robot, as one signed file with the proof
 * that they will run there as they ran here. What both ends must agree on lives here: layout, keys,
 * golden trace, and what a receiver checks in which order. Where offers are kept, sent or run is
 * not its business.
 */
package org.nemadrive.simulator.offer;
