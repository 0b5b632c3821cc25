package org.nemadrive.trainer.engine;

import org.nemadrive.trainer.ledger.LedgerRow;

/** Told by an engine how its runs go on, by several threads at a time. */
public interface RunSink {
  /** A run got on. */
  void progressed(RunProgress progress);

  /**
   * A run ended; told again by a worker that comes late, which changes nothing.
   *
   * @param row what it came to
   * @throws java.io.UncheckedIOException if it cannot be kept, which ends the sweep
   */
  void finished(LedgerRow row);

  /** A run failed, and would again; the others go on. */
  void failed(RunTask task, String reason);

  /** Something a person should know: a worker came, went, or was refused. */
  void said(String sentence);
}
