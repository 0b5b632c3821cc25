/**
 * Whether the wheels may turn, and why they stand. Trainer, simulated worm and robot share it; it
 * knows no board, no network and no thread.
 */
package org.nemadrive.simulator.mode;
