package org.nemadrive.trainer.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.ExecutionCallback;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nemadrive.trainer.engine.RunProgress;
import org.nemadrive.trainer.engine.RunSink;
import org.nemadrive.trainer.engine.RunTask;
import org.nemadrive.trainer.ledger.LedgerJson;
import org.nemadrive.trainer.ledger.LedgerRow;

/**
 * Gives runs to workers until all are done. What happens in the cluster becomes an event, and one
 * thread takes them one by one, so that nothing here is shared.
 */
final class Dispatch {
  private static final long LOOK_MS = 500;
  private static final int TRIES = 3;

  private final HazelcastInstance hazelcast;
  private final long patienceNs;
  private final RunSink sink;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final Map<String, RunTask> open = new LinkedHashMap<>();
  private final Deque<RunTask> waiting;
  private final Map<UUID, Crew> crews = new LinkedHashMap<>();
  private final Map<String, Integer> troubles = new HashMap<>();

  /** A worker, and what it was given. */
  private static final class Crew {
    private final Member member;
    private final String name;
    private final Map<String, Long> heardNs = new HashMap<>();
    private boolean isReady;

    /** It let a run hang, and gets no others until something comes of it. */
    private boolean isHung;

    Crew(Member member) {
      this.member = member;
      name = Cluster.name(member);
    }

    int free() {
      return isReady && !isHung ? Cluster.threads(member) - heardNs.size() : 0;
    }
  }

  Dispatch(HazelcastInstance hazelcast, Duration patience, List<RunTask> tasks, RunSink sink) {
    this.hazelcast = hazelcast;
    this.patienceNs = patience.toNanos();
    this.sink = sink;
    waiting = new ArrayDeque<>(tasks);
    tasks.forEach(task -> open.put(task.id(), task));
  }

  /** Returns when each run has ended or failed. */
  void run() throws InterruptedException {
    hazelcast
        .<String>getTopic(Cluster.PROGRESS)
        .addMessageListener(message -> events.add(() -> progressed(message.getMessageObject())));
    hazelcast
        .getCluster()
        .addMembershipListener(
            new MembershipListener() {
              @Override
              public void memberAdded(MembershipEvent event) {
                events.add(() -> came(event.getMember()));
              }

              @Override
              public void memberRemoved(MembershipEvent event) {
                events.add(() -> left(event.getMember()));
              }
            });
    for (Member member : hazelcast.getCluster().getMembers()) {
      events.add(() -> came(member));
    }
    while (!open.isEmpty()) {
      Runnable event = events.poll(LOOK_MS, TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
      takeFromHung(System.nanoTime());
      giveOut();
    }
  }

  private void came(Member member) {
    if (!Cluster.isWorker(member) || crews.containsKey(member.getUuid())) {
      return;
    }
    if (!Cluster.isOfOurVersion(member)) {
      sink.said(
          "Worker %s has version %s of the code that matters, not ours; it gets no runs until it has the same"
              .formatted(Cluster.name(member), Cluster.code(member)));
      return;
    }
    Crew crew = new Crew(member);
    crews.put(member.getUuid(), crew);
    meet(crew, 1);
  }

  private void meet(Crew crew, int attempt) {
    ask(
        crew,
        Order.report(),
        answer -> met(crew, answer),
        failure -> {
          if (crews.containsValue(crew) && attempt < TRIES) {
            meet(crew, attempt + 1);
          } else if (crews.containsValue(crew)) {
            sink.said(
                "Worker %s does not say what it has (%s); it gets no runs"
                    .formatted(crew.name, failure));
          }
        });
  }

  /** A worker has said what it has: its rows are taken, and it keeps the runs it is at. */
  private void met(Crew crew, String answer) {
    Inventory has = LedgerJson.read(answer, "a worker's inventory", Inventory.class);
    crew.isReady = true;
    sink.said(
        "Worker %s came, with %d threads%s"
            .formatted(
                crew.name,
                Cluster.threads(crew.member),
                has.rows().isEmpty() && has.unfinished().isEmpty()
                    ? ""
                    : ", %d finished runs and %d that it is at"
                        .formatted(has.rows().size(), has.unfinished().size())));
    for (String row : has.rows()) {
      finished(crew, LedgerJson.read(row, "a worker's row", LedgerRow.class));
    }
    for (String run : has.unfinished()) {
      RunTask task = open.get(run);
      if (task == null || isGiven(run)) {
        forget(crew, run);
      } else {
        waiting.remove(task);
        give(crew, task);
      }
    }
  }

  private void left(Member member) {
    Crew crew = crews.remove(member.getUuid());
    if (crew != null) {
      sink.said("Worker %s left; %d runs go to others".formatted(crew.name, crew.heardNs.size()));
      takeBack(crew);
    }
  }

  private void takeFromHung(long nowNs) {
    for (Crew crew : crews.values()) {
      if (crew.heardNs.values().stream().anyMatch(heard -> nowNs - heard > patienceNs)) {
        sink.said(
            "Worker %s makes no progress for %d s; its %d runs go to others"
                .formatted(
                    crew.name, TimeUnit.NANOSECONDS.toSeconds(patienceNs), crew.heardNs.size()));
        crew.isHung = true;
        takeBack(crew);
      }
    }
  }

  private void takeBack(Crew crew) {
    Set<String> given = new HashSet<>(crew.heardNs.keySet());
    crew.heardNs.clear();
    for (String run : given) {
      if (open.containsKey(run) && !isGiven(run)) {
        waiting.addFirst(open.get(run));
      }
    }
  }

  private boolean isGiven(String run) {
    return crews.values().stream().anyMatch(crew -> crew.heardNs.containsKey(run));
  }

  private void giveOut() {
    while (!waiting.isEmpty()) {
      Crew freest = crews.values().stream().max(Comparator.comparingInt(Crew::free)).orElse(null);
      if (freest == null || freest.free() < 1) {
        return;
      }
      give(freest, waiting.poll());
    }
  }

  private void give(Crew crew, RunTask task) {
    crew.heardNs.put(task.id(), System.nanoTime());
    sink.progressed(new RunProgress(task.id(), crew.name, 0, 0));
    ask(
        crew,
        Order.compute(task),
        answer -> answered(crew, task, LedgerJson.read(answer, "an answer", Order.Answer.class)),
        failure -> inTrouble(crew, task, failure));
  }

  private void answered(Crew crew, RunTask task, Order.Answer answer) {
    if (answer.failure().isEmpty()) {
      finished(crew, LedgerJson.read(answer.row(), "a worker's row", LedgerRow.class));
      return;
    }
    crew.heardNs.remove(task.id());
    forget(crew, task.id());
    if (open.remove(task.id()) != null) {
      sink.failed(task, answer.failure() + ", on " + crew.name);
    }
  }

  private void finished(Crew crew, LedgerRow row) {
    crew.isHung = false;
    sink.finished(row);
    open.remove(row.run());
    waiting.removeIf(task -> task.id().equals(row.run()));
    forget(crew, row.run());
    for (Crew other : crews.values()) {
      if (other.heardNs.remove(row.run()) != null && other != crew) {
        forget(other, row.run());
      }
    }
  }

  /** An order was not carried out; if its worker has left, that is told apart from this. */
  private void inTrouble(Crew crew, RunTask task, String failure) {
    if (crew.heardNs.remove(task.id()) == null
        || !open.containsKey(task.id())
        || isGiven(task.id())) {
      return;
    }
    if (crews.containsValue(crew) && troubles.merge(task.id(), 1, Integer::sum) >= TRIES) {
      open.remove(task.id());
      sink.failed(task, failure + ", on " + crew.name);
    } else {
      waiting.addFirst(task);
    }
  }

  private void progressed(String message) {
    RunProgress progress = LedgerJson.read(message, "a worker's progress", RunProgress.class);
    Crew crew = crews.get(UUID.fromString(progress.worker()));
    if (crew != null && crew.heardNs.replace(progress.run(), System.nanoTime()) != null) {
      sink.progressed(
          new RunProgress(
              progress.run(), crew.name, progress.evaluations(), progress.budgetSpent()));
    }
  }

  private void forget(Crew crew, String run) {
    ask(crew, Order.forget(run), answer -> {}, failure -> {});
  }

  private void ask(Crew crew, Order order, Consumer<String> then, Consumer<String> otherwise) {
    hazelcast
        .getExecutorService(order.isQuick() ? Cluster.ORDERS : Cluster.RUNS)
        .submitToMember(
            order,
            crew.member,
            new ExecutionCallback<String>() {
              @Override
              public void onResponse(String response) {
                events.add(() -> then.accept(response));
              }

              @Override
              public void onFailure(Throwable failure) {
                events.add(() -> otherwise.accept(failure.toString()));
              }
            });
  }
}
