package org.nemadrive.trainer.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.engine.ClusterSettings;
import org.nemadrive.trainer.engine.RunProgress;
import org.nemadrive.trainer.ledger.LedgerJson;

/**
 * A member that computes. It is in the cluster only together with a driver: it waits until one
 * answers, leaves when it is gone, and joins anew; its runs go on meanwhile.
 */
final class Worker {
  private static final long LOOK_MS = 500;
  private static final int TRIES = 3;

  private final ClusterSettings settings;
  private final int threads;
  private final RunPool pool;
  private final Consumer<String> printer;
  private int triesInVain;

  Worker(ClusterSettings settings, int threads, RunPool pool, Consumer<String> printer) {
    this.settings = settings;
    this.threads = threads;
    this.pool = pool;
    this.printer = printer;
  }

  /**
   * Works until the thread is interrupted.
   *
   * @throws InvalidInputException if the driver does not let this worker in
   */
  void run() throws InterruptedException {
    printer.accept(
        "Worker with %d threads, waits for a benchmark at %s"
            .formatted(threads, String.join(", ", settings.join())));
    while (true) {
      InetSocketAddress driver = awaitDriver();
      HazelcastInstance hazelcast;
      try {
        hazelcast = join(driver);
      } catch (IllegalStateException e) {
        // A member of another version of Hazelcast is turned away before it is one.
        refused(driver);
        continue;
      }
      try {
        serve(hazelcast, driver);
      } finally {
        pool.reportTo(progress -> {});
        hazelcast.getLifecycleService().terminate();
      }
    }
  }

  private InetSocketAddress awaitDriver() throws InterruptedException {
    while (true) {
      for (String text : settings.join()) {
        InetSocketAddress address = Addresses.resolve(text);
        if (Addresses.answers(address)) {
          return address;
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private HazelcastInstance join(InetSocketAddress driver) {
    InetSocketAddress own =
        settings.listen().isEmpty()
            ? new InetSocketAddress(Addresses.towards(driver), Addresses.DEFAULT_PORT)
            : Addresses.resolve(settings.listen());
    return Cluster.startWorker(settings, own, driver, threads, pool);
  }

  private void serve(HazelcastInstance hazelcast, InetSocketAddress asked)
      throws InterruptedException {
    Optional<Member> driver = Cluster.driver(hazelcast);
    if (driver.isEmpty()) {
      refused(asked);
      return;
    }
    triesInVain = 0;
    Member found = driver.get();
    if (!Cluster.isOfOurVersion(found)) {
      throw new InvalidInputException(
          "the benchmark %s has version %s of the code that matters, this worker another; use the same version on both"
              .formatted(Cluster.name(found), Cluster.code(found)));
    }
    printer.accept("Works for the benchmark " + Cluster.name(found));
    pool.reportTo(progress -> tell(hazelcast, progress));
    while (hazelcast.getLifecycleService().isRunning()
        && Cluster.driver(hazelcast).filter(found::equals).isPresent()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    printer.accept(
        "The benchmark %s is gone; waits for it, %d runs go on"
            .formatted(Cluster.name(found), pool.unfinished().size()));
  }

  private void refused(InetSocketAddress asked) {
    triesInVain++;
    if (triesInVain >= TRIES) {
      throw new InvalidInputException(
          "%s answers and does not let this worker in: it has another secret, another --cluster, or is no benchmark of ours; give the --secret-file and --cluster that the benchmark was started with"
              .formatted(asked));
    }
  }

  private static void tell(HazelcastInstance hazelcast, RunProgress progress) {
    try {
      String self = hazelcast.getCluster().getLocalMember().getUuid().toString();
      hazelcast
          .getTopic(Cluster.PROGRESS)
          .publish(
              LedgerJson.line(
                  new RunProgress(
                      progress.run(), self, progress.evaluations(), progress.budgetSpent())));
    } catch (HazelcastInstanceNotActiveException e) {
      // The driver is gone; the next one asks how far the run is.
      return;
    } catch (HazelcastException e) {
      // A cluster that is falling apart: progress is for people, and the run matters more.
      return;
    }
  }
}
