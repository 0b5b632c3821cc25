package org.nemadrive.simulator.tick;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Carries tick samples from the thread that ticks to all that look on: the writer never waits and
 * never allocates, the newest samples are kept, and each reader has a cursor of its own by which
 * every sample is either read or counted as lost.
 *
 * <p>One writer, any number of readers. Each slot has a stamp: the number of the sample it holds,
 * or -1 while it is being written. A reader copies a slot and believes the copy only if the stamp
 * was the expected number before and after (a sequence lock, Hemminger's 2002 Linux seqlock).
 */
public final class TickRing {
  private static final long WRITING = -1;

  private final int capacity;
  private final int neurons;
  private final int foodItems;
  private final int slotLength;
  private final long[] slots;
  private final AtomicLongArray stamps;
  private final AtomicLong written = new AtomicLong();

  /**
   * An empty ring.
   *
   * @param capacity samples it holds, a power of two
   * @param neurons neurons of each sample, 1 or more
   * @param foodItems food items of each sample, 0 or more
   */
  public TickRing(int capacity, int neurons, int foodItems) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
    }
    this.capacity = capacity;
    this.neurons = neurons;
    this.foodItems = foodItems;
    slotLength = newSample().length();
    slots = new long[capacity * slotLength];
    stamps = new AtomicLongArray(capacity);
    for (int slot = 0; slot < capacity; slot++) {
      stamps.setPlain(slot, WRITING);
    }
  }

  /** An empty sample of the shape that this ring carries. */
  public TickSample newSample() {
    return new TickSample(neurons, foodItems);
  }

  /** Copies a sample in, over the oldest if the ring is full. Writer only; wait-free. */
  public void write(TickSample sample) {
    long number = written.getPlain();
    int slot = (int) (number & (capacity - 1));
    stamps.setPlain(slot, WRITING);
    VarHandle.releaseFence();
    sample.write(slots, slot * slotLength);
    stamps.setRelease(slot, number);
    written.setRelease(number + 1);
  }

  /** A reader of all samples written from now on. Any thread; its reader is for one. */
  public Reader reader() {
    return new Reader(written.getAcquire());
  }

  /** One cursor. */
  public final class Reader {
    private final long[] copy = new long[slotLength];
    private long next;
    private long lost;

    private Reader(long from) {
      next = from;
    }

    /**
     * Copies the oldest unread sample out.
     *
     * @param into a sample of the ring's shape
     * @return false if there is none
     */
    public boolean read(TickSample into) {
      while (true) {
        long end = written.getAcquire();
        if (next >= end) {
          return false;
        }
        if (end - next > capacity) {
          lost += end - capacity - next;
          next = end - capacity;
        }
        int slot = (int) (next & (capacity - 1));
        if (stamps.getAcquire(slot) == next) {
          System.arraycopy(slots, slot * slotLength, copy, 0, slotLength);
          VarHandle.acquireFence();
          if (stamps.getPlain(slot) == next) {
            next++;
            into.read(copy);
            return true;
          }
        }
        lost++;
        next++;
      }
    }

    /** Samples overwritten before they were read. */
    public long lost() {
      return lost;
    }
  }
}
