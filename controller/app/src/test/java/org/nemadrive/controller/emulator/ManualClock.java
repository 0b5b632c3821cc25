package org.nemadrive.controller.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import org.nemadrive.controller.time.Clock;

/**
 * A clock moved by hand. Emulated things move along with it, in the order of their times. Only the
 * thread that made it moves it; another thread that waits only yields.
 */
public final class ManualClock implements Clock {
  private record Event(long atNs, long order, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNs).thenComparingLong(Event::order));
  private final List<LongConsumer> followers = new ArrayList<>();
  private final Thread owner = Thread.currentThread();
  private volatile long nowNs = 1_000_000_000;
  private long order;
  private boolean pausesTakeTime = true;

  /** With false, what a driver waits for has happened at once: an ideal bus. */
  public void pausesTakeTime(boolean takeTime) {
    pausesTakeTime = takeTime;
  }

  /** Is told of every moment the clock stops at. */
  public void follow(LongConsumer follower) {
    followers.add(follower);
  }

  /** Does something when the clock gets there. */
  public void at(long atNs, Runnable action) {
    events.add(new Event(atNs, order++, action));
  }

  /** Does something again and again. */
  public void every(long periodNs, Runnable action) {
    at(
        nowNs + periodNs,
        () -> {
          action.run();
          every(periodNs, action);
        });
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    advanceTo(deadlineNs);
  }

  @Override
  public void pause(long durationNs) {
    if (Thread.currentThread() != owner) {
      Thread.yield();
    } else if (pausesTakeTime) {
      advanceTo(nowNs + durationNs);
    }
  }

  /** Moves on to a time; does nothing if that has passed. */
  public void advanceTo(long targetNs) {
    while (!events.isEmpty() && events.peek().atNs() <= targetNs) {
      Event event = events.remove();
      moveTo(event.atNs());
      event.action().run();
    }
    moveTo(targetNs);
  }

  private void moveTo(long targetNs) {
    if (targetNs > nowNs) {
      nowNs = targetNs;
      for (int i = 0; i < followers.size(); i++) {
        followers.get(i).accept(nowNs);
      }
    }
  }
}
