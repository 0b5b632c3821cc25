package org.nemadrive.simulator.offer;

import java.nio.ByteBuffer;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * What a connectome did where it was trained: 200 stimuli in, 200 pairs of muscle sums out. Another
 * processor that repeats it bit for bit runs the same worm.
 *
 * <p>As bytes: one stimulus a byte, then all left sums, then all right sums, each a big-endian IEEE
 * double; 3,400 in all.
 */
public final class GoldenTrace {
  /** Ticks of a trace. */
  public static final int TICKS = 200;

  /** Bytes of a trace. */
  public static final int BYTES = TICKS * (Byte.BYTES + 2 * Double.BYTES);

  private static final long STIMULI_SEED = 200;

  private final byte[] stimuli = new byte[TICKS];
  private final double[] left = new double[TICKS];
  private final double[] right = new double[TICKS];

  private GoldenTrace() {}

  /** Runs the weights on this processor: food two ticks in five, touch one in five. */
  public static GoldenTrace record(TrainedWeights weights) {
    GoldenTrace trace = new GoldenTrace();
    SplitMix64 random = new SplitMix64(STIMULI_SEED);
    NervousSystem nerves = NervousSystem.of(weights);
    for (int tick = 0; tick < TICKS; tick++) {
      int drawn = random.nextInt(5);
      int stimulus =
          drawn < 2 ? NervePlan.FOOD : drawn < 3 ? NervePlan.TOUCH : NeuronCore.NO_STIMULUS;
      nerves.tick(stimulus);
      trace.stimuli[tick] = (byte) stimulus;
      trace.left[tick] = nerves.left();
      trace.right[tick] = nerves.right();
    }
    return trace;
  }

  /** The trace as bytes. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).put(stimuli);
    for (double sum : left) {
      bytes.putDouble(sum);
    }
    for (double sum : right) {
      bytes.putDouble(sum);
    }
    return bytes.array();
  }

  /**
   * Reads {@value #BYTES} bytes; refuses stimuli that do not exist and sums that are not finite.
   */
  static GoldenTrace of(byte[] bytes) throws RefusedOfferException {
    if (bytes.length != BYTES) {
      throw damaged("it has " + bytes.length + " bytes, a trace has " + BYTES);
    }
    GoldenTrace trace = new GoldenTrace();
    ByteBuffer in = ByteBuffer.wrap(bytes).get(trace.stimuli);
    in.asDoubleBuffer().get(trace.left).get(trace.right);
    for (int tick = 0; tick < TICKS; tick++) {
      int stimulus = trace.stimuli[tick];
      if (stimulus < NeuronCore.NO_STIMULUS || stimulus > NervePlan.TOUCH) {
        throw damaged("stimulus " + stimulus + " in tick " + tick + ", there are -1, 0 and 1");
      }
      if (!Double.isFinite(trace.left[tick]) || !Double.isFinite(trace.right[tick])) {
        throw damaged("a muscle sum in tick " + tick + " is no finite number");
      }
    }
    return trace;
  }

  private static RefusedOfferException damaged(String what) {
    return new RefusedOfferException(
        OfferRefusal.GOLDEN_TRACE, "the golden trace cannot be used: " + what + "; publish anew");
  }

  /**
   * Repeats the trace on this processor.
   *
   * @param nerves a nervous system at rest, loaded with the weights; runs 200 ticks
   * @throws RefusedOfferException at the first muscle sum that differs in any bit
   */
  public void replay(NervousSystem nerves) throws RefusedOfferException {
    for (int tick = 0; tick < TICKS; tick++) {
      nerves.tick(stimuli[tick]);
      if (differ(nerves.left(), left[tick]) || differ(nerves.right(), right[tick])) {
        throw new RefusedOfferException(
            OfferRefusal.GOLDEN_TRACE,
            ("tick %d gives muscle sums %s and %s here, %s and %s where it was trained; this"
                    + " program or this processor does not run the same worm, so it stays disarmed")
                .formatted(tick, nerves.left(), nerves.right(), left[tick], right[tick]));
      }
    }
  }

  private static boolean differ(double a, double b) {
    return Double.doubleToRawLongBits(a) != Double.doubleToRawLongBits(b);
  }
}
