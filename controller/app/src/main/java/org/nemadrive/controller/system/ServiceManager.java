package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager that started this program, as sd_notify(3) has it; nobody, if the program was
 * started by hand. A message that cannot be sent is counted and lost: a service manager that is
 * busy must not hold a robot. Any thread.
 */
public final class ServiceManager implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

  private final NotifySocket socket;
  private final long watchdogNs;
  private long failures;
  private boolean closed;

  private ServiceManager(NotifySocket socket, long watchdogNs) {
    this.socket = socket;
    this.watchdogNs = watchdogNs;
  }

  /**
   * The service manager this environment names: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and
   * {@code WATCHDOG_PID} count. One that cannot be reached is reported in the log and left alone.
   */
  public static ServiceManager of(Map<String, String> environment) {
    String name = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (name.isEmpty()) {
      return new ServiceManager(null, 0);
    }
    try {
      return new ServiceManager(new NotifySocket(name), watchdogNs(environment));
    } catch (LastErrorException e) {
      LOG.warn("The service manager cannot be told anything: {}", Libc.words(e));
    } catch (IllegalArgumentException | LinkageError e) {
      LOG.warn("The service manager cannot be told anything: {}", e.getMessage());
    }
    return new ServiceManager(null, 0);
  }

  private static long watchdogNs(Map<String, String> environment) {
    String pid = environment.getOrDefault("WATCHDOG_PID", "");
    boolean ours = pid.isEmpty() || pid.equals(Long.toString(ProcessHandle.current().pid()));
    String time = environment.getOrDefault("WATCHDOG_USEC", "");
    return ours && time.matches("\\d{1,15}")
        ? TimeUnit.MICROSECONDS.toNanos(Long.parseLong(time))
        : 0;
  }

  /** Whether anybody listens. */
  public boolean isThere() {
    return socket != null;
  }

  /** Silence after which the service manager ends this program, nanoseconds; 0 for never. */
  public long watchdogNs() {
    return watchdogNs;
  }

  /** The program does its work from now on. */
  void ready() {
    send("READY=1");
  }

  /** The program lives. */
  void alive() {
    send("WATCHDOG=1");
  }

  /** Asks for another silence than {@link #watchdogNs}, nanoseconds. */
  void watchdogNs(long silenceNs) {
    send("WATCHDOG_USEC=" + TimeUnit.NANOSECONDS.toMicros(silenceNs));
  }

  /** One line for a person who asks how the program is. */
  void status(String line) {
    send("STATUS=" + line);
  }

  /** The program begins to end. */
  public void stopping() {
    send("STOPPING=1");
  }

  private synchronized void send(String state) {
    if (socket == null || closed) {
      return;
    }
    try {
      socket.send(state);
    } catch (LastErrorException e) {
      failures++;
      if (Long.bitCount(failures) == 1) {
        LOG.warn(
            "{} was not taken by the service manager ({}), {} messages lost by now",
            state,
            Libc.words(e),
            failures);
      }
    }
  }

  /** Says that the program ends. */
  @Override
  public synchronized void close() {
    stopping();
    if (socket != null && !closed) {
      closed = true;
      socket.close();
    }
  }
}
