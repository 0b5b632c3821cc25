package org.nemadrive.telemetry.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.nemadrive.simulator.files.FolderLock;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryClock;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.WatchedDrive;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.link.PahoLink;
import org.nemadrive.telemetry.outbox.LaneCount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Telemetry of one robot, running: two daemon threads, one that talks to the broker and one that
 * carries out commands. The control loop knows of neither.
 */
public final class Telemetry implements TelemetryPort, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
  private static final long STEP_NS = 5_000_000L;
  private static final long COMMAND_STEP_MS = 20;
  private static final Duration GOODBYE = Duration.ofMillis(1_500);
  private static final Duration JOIN_AFTER_GOODBYE = Duration.ofMillis(2_500);

  private final TelemetryEngine engine;
  private final FolderLock eventsFolder;
  private final TelemetryClock clock;
  private final Thread sender;
  private final Thread commander;
  private final Duration goodbye;
  private volatile boolean running = true;

  private Telemetry(
      TelemetryEngine engine, FolderLock eventsFolder, TelemetryClock clock, Duration goodbye) {
    this.engine = engine;
    this.eventsFolder = eventsFolder;
    this.clock = clock;
    this.goodbye = goodbye;
    sender = Thread.ofPlatform().daemon().name("telemetry").unstarted(this::send);
    commander = Thread.ofPlatform().daemon().name("telemetry-commands").unstarted(this::obey);
  }

  /**
   * Starts publishing and obeying. Returns at once, broker or not. The folder for events is this
   * program's alone until the end.
   *
   * @throws InvalidInputException if another program keeps its events in that folder
   * @throws IOException if the folder for events cannot be used
   */
  public static Telemetry start(TelemetryConfig config, RobotInfo info, WatchedDrive drive)
      throws IOException {
    return start(config, info, drive, GOODBYE);
  }

  static Telemetry start(
      TelemetryConfig config, RobotInfo info, WatchedDrive drive, Duration goodbye)
      throws IOException {
    TelemetryClock clock = TelemetryClock.system();
    Path folder = config.events().folder();
    FolderLock lock = folder == null ? null : FolderLock.acquire(folder, "store of events");
    TelemetryEngine engine;
    try {
      engine =
          new TelemetryEngine(
              config,
              info,
              drive,
              clock,
              RandomGenerator.getDefault(),
              (settings, firstSight) -> new PahoLink(settings, clock, firstSight));
    } catch (IOException | RuntimeException e) {
      release(lock);
      throw e;
    }
    var telemetry = new Telemetry(engine, lock, clock, goodbye);
    telemetry.sender.start();
    telemetry.commander.start();
    return telemetry;
  }

  private void send() {
    try {
      while (running) {
        engine.step(clock.nanoTime());
        LockSupport.parkNanos(STEP_NS);
      }
      engine.sayOffline();
      long endNs = clock.nanoTime() + goodbye.toNanos();
      while (engine.link().isUp() && clock.nanoTime() < endNs) {
        engine.step(clock.nanoTime());
        if (engine.isFlushed()) {
          break;
        }
        LockSupport.parkNanos(STEP_NS);
      }
    } catch (RuntimeException bug) {
      LOG.error("Telemetry ends; the robot goes on without it.", bug);
    } finally {
      engine.close();
      release(eventsFolder);
    }
  }

  private static void release(FolderLock lock) {
    if (lock == null) {
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("The folder for events stays locked until this program ends: {}", e.toString());
    }
  }

  private void obey() {
    while (running) {
      try {
        engine.commands().await(COMMAND_STEP_MS);
        engine.commands().step(clock.nanoTime());
      } catch (InterruptedException ended) {
        return;
      } catch (RuntimeException bug) {
        LOG.error("A command failed in the robot.", bug);
      }
    }
  }

  /**
   * Waits until the broker was heard of, so that a retained estop has had its say before anything
   * is armed.
   *
   * @return false if that did not happen in time, as without a broker
   */
  public boolean awaitReady(Duration patience) throws InterruptedException {
    long endNs = clock.nanoTime() + patience.toNanos();
    while (!engine.isReady() && clock.nanoTime() - endNs < 0) {
      Thread.sleep(5);
    }
    return engine.isReady();
  }

  /** What became of the messages of each stream; to be looked at once this is closed. */
  Map<String, LaneCount> counts() {
    return engine.counts();
  }

  /**
   * Says that the robot is offline, delivers what it can in 1.5 seconds, and ends; also in a thread
   * that was interrupted before. Nobody interrupts the threads of this class: that would close the
   * journal of events under whoever writes to it.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    running = false;
    LockSupport.unpark(sender);
    try {
      sender.join(goodbye.plus(JOIN_AFTER_GOODBYE));
      commander.join(JOIN_AFTER_GOODBYE);
    } catch (InterruptedException impatient) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void event(EventKind kind, Map<String, ?> fields) {
    engine.event(kind, fields);
  }

  @Override
  public void alert(String id, Severity severity, String text) {
    engine.alert(id, severity, text);
  }

  @Override
  public void clearAlert(String id) {
    engine.clearAlert(id);
  }

  @Override
  public void log(Severity severity, String text) {
    engine.log(severity, text);
  }

  @Override
  public void info(RobotInfo info) {
    engine.info(info);
  }

  @Override
  public void progress(Progress progress) {
    engine.progress(progress);
  }
}
