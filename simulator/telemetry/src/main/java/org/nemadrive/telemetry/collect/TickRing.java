package org.nemadrive.telemetry.collect;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.nemadrive.telemetry.TickSample;

/**
 * Carries tick samples from the control loop to the telemetry thread: the writer never waits and
 * never allocates, the newest samples are kept, and every sample is either read or counted as lost.
 *
 * <p>One writer, one reader. Each slot has a stamp: the number of the sample it holds, or -1 while
 * it is being written. The reader copies a slot and believes the copy only if the stamp was the
 * expected number before and after (a sequence lock, Hemminger's 2002 Linux seqlock).
 */
public final class TickRing {
  private static final int FIXED = 16;
  private static final long WRITING = -1;

  private final int capacity;
  private final int firedWords;
  private final int eatenWords;
  private final int slotLength;
  private final long[] slots;
  private final AtomicLongArray stamps;
  private final AtomicLong written = new AtomicLong();
  private final long[] copy;
  private long next;
  private long lost;

  /**
   * Makes a ring.
   *
   * @param capacity samples it holds, a power of two
   * @param shape a sample with as many neurons and food items as all that will be written
   */
  public TickRing(int capacity, TickSample shape) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
    }
    this.capacity = capacity;
    firedWords = shape.fired.length;
    eatenWords = shape.eaten.length;
    slotLength = FIXED + firedWords + eatenWords;
    slots = new long[capacity * slotLength];
    stamps = new AtomicLongArray(capacity);
    for (int slot = 0; slot < capacity; slot++) {
      stamps.setPlain(slot, WRITING);
    }
    copy = new long[slotLength];
  }

  /** Copies a sample in, over the oldest if the ring is full. Writer only; wait-free. */
  public void write(TickSample sample) {
    long number = written.getPlain();
    int slot = (int) (number & (capacity - 1));
    stamps.setPlain(slot, WRITING);
    VarHandle.releaseFence();
    encode(sample, slot * slotLength);
    stamps.setRelease(slot, number);
    written.setRelease(number + 1);
  }

  /**
   * Copies the oldest unread sample out. Reader only.
   *
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
          decode(into);
          return true;
        }
      }
      lost++;
      next++;
    }
  }

  /** Samples overwritten before they were read. Reader only. */
  public long lost() {
    return lost;
  }

  private void encode(TickSample sample, int at) {
    long[] to = slots;
    to[at] = sample.tick;
    to[at + 1] = sample.latenessNs;
    to[at + 2] = sample.durationNs;
    to[at + 3] = sample.missedPeriods;
    to[at + 4] = sample.saturations;
    to[at + 5] = Double.doubleToRawLongBits(sample.leftDrive);
    to[at + 6] = Double.doubleToRawLongBits(sample.rightDrive);
    to[at + 7] = Double.doubleToRawLongBits(sample.leftMuscle);
    to[at + 8] = Double.doubleToRawLongBits(sample.rightMuscle);
    to[at + 9] = Double.doubleToRawLongBits(sample.xWu);
    to[at + 10] = Double.doubleToRawLongBits(sample.yWu);
    to[at + 11] = Double.doubleToRawLongBits(sample.headingRad);
    to[at + 12] = sample.rangeMm;
    to[at + 13] = (sample.touch ? 1 : 0) | (sample.foodSensed ? 2 : 0);
    to[at + 14] = sample.foodEaten;
    to[at + 15] = sample.batteryMv;
    System.arraycopy(sample.fired, 0, to, at + FIXED, firedWords);
    System.arraycopy(sample.eaten, 0, to, at + FIXED + firedWords, eatenWords);
  }

  private void decode(TickSample sample) {
    sample.tick = copy[0];
    sample.latenessNs = copy[1];
    sample.durationNs = copy[2];
    sample.missedPeriods = copy[3];
    sample.saturations = copy[4];
    sample.leftDrive = Double.longBitsToDouble(copy[5]);
    sample.rightDrive = Double.longBitsToDouble(copy[6]);
    sample.leftMuscle = Double.longBitsToDouble(copy[7]);
    sample.rightMuscle = Double.longBitsToDouble(copy[8]);
    sample.xWu = Double.longBitsToDouble(copy[9]);
    sample.yWu = Double.longBitsToDouble(copy[10]);
    sample.headingRad = Double.longBitsToDouble(copy[11]);
    sample.rangeMm = (int) copy[12];
    sample.touch = (copy[13] & 1) != 0;
    sample.foodSensed = (copy[13] & 2) != 0;
    sample.foodEaten = (int) copy[14];
    sample.batteryMv = (int) copy[15];
    System.arraycopy(copy, FIXED, sample.fired, 0, firedWords);
    System.arraycopy(copy, FIXED + firedWords, sample.eaten, 0, eatenWords);
  }
}
