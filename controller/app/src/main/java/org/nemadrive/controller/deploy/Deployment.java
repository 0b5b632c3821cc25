package org.nemadrive.controller.deploy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.time.Clock;
import org.nemadrive.controller.weights.WeightsAdmission;
import org.nemadrive.controller.weights.WeightsIdentity;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.worm.NervousSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes weights into a drive and out again, one at a time, on a thread of its own. {@link #connect}
 * it to a drive before that runs; close it after the drive, so that a fault that ended the drive is
 * still acted on.
 */
public final class Deployment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  private static final int WAITING = 2;
  private static final long CLOSE_S = 10;

  /** What to drive with, and what it is called. */
  private record Loaded(WeightsIdentity identity, TrainedWeights weights) {
    static Loaded of(CheckedOffer offer) {
      return new Loaded(WeightsIdentity.of(offer), offer.weights());
    }
  }

  private final WeightsAdmission admission;
  private final Clock clock;
  private final long probationNs;
  private final Loaded factory;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> Thread.ofPlatform().name("weights").daemon().unstarted(task));
  private volatile DeploymentListener listener = DeploymentListener.NONE;
  private DriveSession session;
  private Loaded current;
  private Probation probation;
  private boolean recorded;

  /**
   * @param admission store and judgement
   * @param factory what drives when the store has nothing: weights and what they are called
   * @param probationNs driven time that new weights must get through, nanoseconds
   */
  public Deployment(
      WeightsAdmission admission,
      WeightsIdentity identity,
      TrainedWeights factory,
      long probationNs,
      Clock clock) {
    this.admission = admission;
    this.factory = new Loaded(identity, factory);
    this.probationNs = probationNs;
    this.clock = clock;
    current = this.factory;
  }

  /** Store and judgement. */
  public WeightsAdmission admission() {
    return admission;
  }

  /**
   * Takes hold of a drive that does not run yet.
   *
   * @param drive the drive
   * @param periodNs its period, nanoseconds
   * @param started what it drives with from the store; empty for the factory's weights
   */
  public void connect(DriveSession drive, long periodNs, Optional<CheckedOffer> started) {
    recorded = drive.isRecorded();
    session = drive;
    probation =
        new Probation(
            probationNs,
            periodNs,
            () -> submit(this::findGood),
            fault -> submit(() -> rollBack(fault)));
    drive.listen(probation);
    started.ifPresent(offer -> current = Loaded.of(offer));
    if (started.isPresent() && !isGood(started.get().identity())) {
      probation.begin(clock.nowNs());
    }
  }

  Probation probation() {
    return probation;
  }

  /** Tells somebody which weights drive. Before the drive runs. */
  public void tell(DeploymentListener to) {
    listener = to;
  }

  private boolean isGood(String identity) {
    try {
      return admission.store().state(identity).good();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean submit(Runnable task) {
    try {
      worker.execute(task);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  /**
   * Takes an offer. Any thread; returns at once.
   *
   * @param answer told what became of it, once
   */
  public void offer(byte[] offer, Consumer<Outcome> answer) {
    if (!submit(() -> answer.accept(take(offer)))) {
      answer.accept(Outcome.refused("other weights are being loaded; offer them again"));
    }
  }

  private Outcome take(byte[] offer) {
    try {
      CheckedOffer checked = admission.judge(offer, false);
      Loaded next = Loaded.of(checked);
      Loaded before = current;
      if (next.identity().sha256().equals(before.identity().sha256())) {
        return Outcome.done("it carries them already");
      }
      if (recorded) {
        return Outcome.refused("this drive is recorded, and a recording keeps its weights");
      }
      admission.keep(checked, offer);
      session.swap(checked.nerves(), () -> activate(checked));
      session.mode().refuseToArm("");
      current = next;
      countStart(checked.identity());
      probation.begin(clock.nowNs());
      String cause = "an offer signed by " + checked.signer();
      LOG.info(
          "Weights {} ({}) took over: {}", checked.manifest().name(), checked.identity(), cause);
      listener.loaded(next.identity(), next.weights(), before.identity(), cause);
      return Outcome.done(
          "%s took over; on probation for %.0f s of driving"
              .formatted(checked.manifest().name(), probationNs / 1e9));
    } catch (RefusedOfferException e) {
      LOG.warn("Weights are not taken ({}): {}", e.refusal().word(), e.getMessage());
      return Outcome.refused(e.getMessage());
    } catch (IOException e) {
      LOG.warn("Weights are not taken: {}", e.getMessage());
      if (e.getCause() instanceof RefusedOfferException overtaken) {
        return Outcome.refused(overtaken.getMessage());
      }
      return Outcome.refused(WeightsAdmission.diskFailed(e).getMessage());
    } catch (RuntimeException bug) {
      LOG.error("Weights are not taken", bug);
      return Outcome.refused("an error inside the controller; see its log");
    }
  }

  private void activate(CheckedOffer checked) throws IOException {
    try {
      admission.activate(checked, false);
    } catch (RefusedOfferException overtaken) {
      throw new IOException(overtaken.getMessage(), overtaken);
    }
  }

  private void countStart(String identity) {
    try {
      admission.store().countStart(identity);
    } catch (IOException e) {
      LOG.warn("The start of weights {} cannot be counted: {}", identity, e.getMessage());
    }
  }

  private void findGood() {
    try {
      admission.store().markGood(current.identity().sha256());
      LOG.info("Weights {} drove through their probation", current.identity().name());
      listener.foundGood(current.identity());
    } catch (IOException e) {
      LOG.warn("Weights cannot be marked good: {}", e.getMessage());
    }
  }

  private void rollBack(StopReason fault) {
    Loaded bad = current;
    String cause = "%s within its probation: %s".formatted(fault, fault.advice());
    try {
      admission.store().rollBack(cause);
    } catch (IOException e) {
      LOG.error("The rollback cannot be made to last: {}", e.getMessage());
    }
    CheckedOffer offer = before().orElse(null);
    Loaded next = offer == null ? factory : Loaded.of(offer);
    try {
      NervousSystem nerves = offer == null ? NervousSystem.of(factory.weights()) : offer.nerves();
      session.swap(nerves, () -> {});
    } catch (IOException e) {
      LOG.warn("The weights before come back at the next start: {}", e.getMessage());
    }
    current = next;
    LOG.warn("Rolled back from {} to {}: {}", bad.identity().name(), next.identity().name(), cause);
    listener.rolledBack(next.identity(), next.weights(), bad.identity(), cause);
  }

  private Optional<CheckedOffer> before() {
    try {
      for (String identity : admission.store().candidates()) {
        try {
          return Optional.of(admission.load(identity));
        } catch (RefusedOfferException e) {
          LOG.warn("Weights {} cannot be used: {}", identity, e.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.error("The store of weights cannot be read: {}", e.getMessage());
    }
    return Optional.empty();
  }

  /** Finishes what has begun. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
        LOG.error("Weights were still being changed at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
