package org.nemadrive.simulator.foraging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.world.WorldParameters;

/**
 * Every bit of sixty runs of both dynamics, hashed. The expected hash was computed on x86-64 and,
 * under QEMU, on the aarch64 of a Raspberry Pi, so a processor or a JDK that computes anything else
 * fails here.
 */
class SameBitsTest {
  private static final int NEURONS = 300;

  private final Connectome worm = Connectome.celegans();
  private final ByteBuffer number = ByteBuffer.allocate(Double.BYTES);
  private MessageDigest digest;

  @Test
  void everyProcessorComputesTheSameSpikesPotentialsAndPathsToTheLastBit()
      throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
    for (Dynamics dynamics : Dynamics.values()) {
      Forager forager = new Forager(worm, ForagingSettings.of(dynamics));
      for (int seed = 0; seed < 10; seed++) {
        forager.load(mutant(seed));
        for (String name : List.of("pentagon", "circle", "clusters")) {
          FoodLayout layout = new FoodLayouts(WorldParameters.DEFAULT).byName(name, seed);
          forager.forage(
              layout, WorldParameters.DEFAULT.centre(), (tick, core, world) -> add(core, world));
        }
      }
    }
    assertEquals(
        "7cf0bf9dcd27c35892df38cbc3ece78389d53e391d1910752acde1e0071bade3",
        HexFormat.of().formatHex(digest.digest()));
  }

  private double[] mutant(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = worm.biologicalWeights();
    for (int k = 0; k < 400; k++) {
      weights[random.nextInt(weights.length)] += random.nextDouble() * 6 - 3;
    }
    return weights;
  }

  private void add(NeuronCore core, World world) {
    for (int k = 0; k < core.spikeCount(); k++) {
      digest.update((byte) core.spike(k));
    }
    add(core.left());
    add(core.right());
    add(world.x());
    add(world.y());
    add(world.heading());
    add(world.reward());
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      add(core.potential(neuron));
    }
  }

  private void add(double value) {
    number.clear();
    number.putDouble(value);
    digest.update(number.array());
  }
}
