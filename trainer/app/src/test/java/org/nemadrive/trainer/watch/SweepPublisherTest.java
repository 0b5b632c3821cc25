package org.nemadrive.trainer.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.SweepState;
import org.nemadrive.trainer.ledger.LedgerRow;
import org.nemadrive.trainer.ledger.LedgerTest;
import org.nemadrive.trainer.run.Budget;

class SweepPublisherTest {
  @Test
  void thePageShowsTheBestRunThatEndedAndThePaceOfAllWorkers() {
    TelemetryPort port = mock(TelemetryPort.class);
    BenchmarkListener next = mock(BenchmarkListener.class);
    List<LedgerRow> shown = new ArrayList<>();
    SweepPublisher publisher =
        new SweepPublisher(
            port,
            "my sweep",
            new Budget(Budget.Unit.EVALUATIONS, 120),
            next,
            shown::add,
            task -> 4);
    SweepState state =
        new SweepState(
            10,
            2,
            0.25,
            90,
            List.of(
                new SweepState.WorkerState("desk-1", 3, 1_000),
                new SweepState.WorkerState("desk-2", 3, 500)));
    publisher.progressed(state);
    verifyNoInteractions(port);
    List<LedgerRow> rows = LedgerTest.rows(2);
    rows.forEach(publisher::finished);
    assertEquals(List.of(rows.getFirst()), shown, "the second is as good, not better");
    publisher.progressed(state);
    verify(next).finished(rows.getLast());
    ArgumentCaptor<Progress> said = ArgumentCaptor.forClass(Progress.class);
    verify(port).progress(said.capture());
    Progress progress = said.getValue();
    assertEquals("my-sweep", progress.runId());
    assertEquals("ea, of 2 in 10 runs", progress.strategy());
    assertEquals(1_500, progress.evaluationsPerS());
    // A quarter of ten runs of 120 evaluations.
    assertEquals(300, progress.evaluations());
    assertEquals(1_200, progress.evaluationBudget());
    assertEquals(90, progress.etaS());
    assertEquals(9, progress.bestFood());
    assertEquals(4, progress.untrainedFood());
    assertEquals("desk-1 3 (1,000/s), desk-2 3 (500/s)", progress.workers());
  }
}
