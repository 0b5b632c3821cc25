/**
 * Runs as things: what tells one from another, and the ledger in which each finished one stands
 * once. Knows neither benchmarks nor who computed a run.
 */
package org.nemadrive.trainer.ledger;
