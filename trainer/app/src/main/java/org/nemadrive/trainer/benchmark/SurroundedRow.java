package org.nemadrive.trainer.benchmark;

import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.LedgerRow;

/**
 * A run with what is around its worm, which its row only names.
 *
 * @param row the run
 * @param surroundings the robot and the scenarios
 */
public record SurroundedRow(LedgerRow row, Surroundings surroundings) {}
