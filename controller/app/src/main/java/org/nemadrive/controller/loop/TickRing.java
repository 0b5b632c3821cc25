package org.nemadrive.controller.loop;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Copies of the last ticks, from the control thread to one other thread. Writing never waits and
 * never allocates: a reader that is too slow loses the oldest ticks, and is told how many.
 */
public final class TickRing {
  private static final VarHandle SEQUENCE = MethodHandles.arrayElementVarHandle(long[].class);

  private final TickSample[] slots;

  /** Twice the number of the sample in a slot plus 2, odd while it is being written. */
  private final long[] sequence;

  private volatile long written;
  private long read;
  private long lost;

  /**
   * A ring.
   *
   * @param capacity samples kept, 2 or more
   */
  public TickRing(int capacity, int neuronCount) {
    slots = new TickSample[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new TickSample(neuronCount);
    }
    sequence = new long[capacity];
  }

  /** Copies a sample into the ring. Control thread only. */
  public void write(TickSample sample) {
    long number = written;
    int slot = (int) (number % slots.length);
    SEQUENCE.setVolatile(sequence, slot, 2 * number + 1);
    VarHandle.storeStoreFence();
    slots[slot].copyFrom(sample);
    SEQUENCE.setRelease(sequence, slot, 2 * number + 2);
    written = number + 1;
  }

  /**
   * Copies the oldest sample not read yet. Reading thread only.
   *
   * @return false if there is none
   */
  public boolean read(TickSample out) {
    while (read < written) {
      long oldest = written - slots.length + 1;
      if (read < oldest) {
        lost += oldest - read;
        read = oldest;
      }
      int slot = (int) (read % slots.length);
      long before = (long) SEQUENCE.getAcquire(sequence, slot);
      out.copyFrom(slots[slot]);
      VarHandle.loadLoadFence();
      boolean whole =
          before == 2 * read + 2 && before == (long) SEQUENCE.getVolatile(sequence, slot);
      read++;
      if (whole) {
        return true;
      }
      lost++;
    }
    return false;
  }

  /** Samples that were overwritten before they were read. Reading thread only. */
  public long lost() {
    return lost;
  }
}
