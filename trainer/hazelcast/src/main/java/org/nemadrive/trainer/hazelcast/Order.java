package org.nemadrive.trainer.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.nemadrive.trainer.engine.RunTask;
import org.nemadrive.trainer.ledger.LedgerJson;

/** What a driver has a worker do. Only strings travel. */
final class Order implements Callable<String>, HazelcastInstanceAware, Serializable {
  /** Place of a worker's pool among what its instance keeps for us. */
  static final String POOL = "pool";

  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String text;
  private transient HazelcastInstance hazelcast;

  /** What is to be done. */
  private enum Kind {
    COMPUTE,
    REPORT,
    FORGET
  }

  private Order(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** To compute a run; answers by an {@link Answer}. */
  static Order compute(RunTask task) {
    return new Order(Kind.COMPUTE, LedgerJson.line(task));
  }

  /** To say what it has; answers by an {@link Inventory}. */
  static Order report() {
    return new Order(Kind.REPORT, "");
  }

  /** To forget a run; answers by nothing. */
  static Order forget(String run) {
    return new Order(Kind.FORGET, run);
  }

  /** Whether it takes no time. */
  boolean isQuick() {
    return kind != Kind.COMPUTE;
  }

  /**
   * What came of a run.
   *
   * @param row its row; empty if it failed
   * @param failure why it failed; empty if it did not
   */
  record Answer(String row, String failure) {}

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    hazelcast = instance;
  }

  @Override
  public String call() throws InterruptedException {
    RunPool pool = (RunPool) hazelcast.getUserContext().get(POOL);
    return switch (kind) {
      case COMPUTE -> {
        RunTask task = LedgerJson.read(text, "an order", RunTask.class);
        yield LedgerJson.line(answer(pool.compute(task)));
      }
      case REPORT -> LedgerJson.line(new Inventory(pool.rows(), List.copyOf(pool.unfinished())));
      case FORGET -> {
        pool.forget(text);
        yield "";
      }
    };
  }

  private static Answer answer(CompletableFuture<String> row) throws InterruptedException {
    try {
      return new Answer(row.get(), "");
    } catch (ExecutionException e) {
      String message = e.getCause().getMessage();
      return new Answer("", message == null ? e.getCause().toString() : message);
    }
  }
}
