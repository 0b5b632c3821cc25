package org.nemadrive.trainer.benchmark;

import org.nemadrive.trainer.ledger.LedgerRow;

/** Told how a benchmark goes on, by one thread at a time. */
public interface BenchmarkListener {
  /** A run got on, or a worker came or went. */
  void progressed(SweepState state);

  /** A run ended and is in the ledger. */
  void finished(LedgerRow row);

  /** A run failed; the others go on. */
  void failed(Failure failure);

  /** Something a person should know. */
  void said(String sentence);
}
