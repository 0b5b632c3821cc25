package org.nemadrive.trainer.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.engine.ClusterSettings;
import org.nemadrive.trainer.engine.RunEngine;
import org.nemadrive.trainer.engine.RunSink;
import org.nemadrive.trainer.engine.RunTask;

/**
 * The member that has the tasks, and that all workers join.
 *
 * @param settings how they find it
 */
record Driver(ClusterSettings settings) implements RunEngine {
  @Override
  public void compute(List<RunTask> tasks, RunSink sink) throws IOException, InterruptedException {
    InetSocketAddress at = address();
    HazelcastInstance hazelcast = start(at);
    try {
      Optional<Member> first = Cluster.driver(hazelcast);
      if (first.filter(driver -> !driver.localMember()).isPresent()) {
        throw new InvalidInputException(
            "the benchmark %s uses this cluster already; wait for it, or give another --cluster and --join"
                .formatted(Cluster.name(first.get())));
      }
      sink.said(
          "Waits for workers: trainer worker --join " + at.getHostString() + ":" + at.getPort());
      new Dispatch(hazelcast, settings.patience(), tasks, sink).run();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      hazelcast.getLifecycleService().terminate();
    }
  }

  private InetSocketAddress address() {
    if (!settings.listen().isEmpty()) {
      return Addresses.resolve(settings.listen());
    }
    return Addresses.ofThisMachine(settings.join())
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "--join %s is no address of this machine; name the machine on which the benchmark runs, here and for its workers"
                        .formatted(String.join(",", settings.join()))));
  }

  private HazelcastInstance start(InetSocketAddress at) throws IOException {
    if (Addresses.answers(at)) {
      throw new InvalidInputException(
          "%s is in use, perhaps by another benchmark; wait for it, or give --join another port"
              .formatted(at));
    }
    try {
      return Cluster.startDriver(settings, at);
    } catch (HazelcastException e) {
      throw new IOException("cannot listen at %s: %s".formatted(at, e.getMessage()), e);
    }
  }
}
