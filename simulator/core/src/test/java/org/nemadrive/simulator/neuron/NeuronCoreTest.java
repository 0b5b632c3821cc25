package org.nemadrive.simulator.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeReader;

/**
 * Ticks of a nervous system small enough to follow by hand: A to B to C, C to A, and two muscles.
 */
class NeuronCoreTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int SMELL = 0;

  @TempDir private Path folder;
  private Connectome animal;

  @BeforeEach
  void readAnimal() throws IOException {
    Path synapses = folder.resolve("synapses.csv");
    Path groups = folder.resolve("groups.csv");
    Files.writeString(
        synapses,
        """
        presynaptic,postsynaptic,kind,contacts,transmitter
        A,B,chemical,20,Acetylcholine
        B,C,chemical,31,GABA
        B,ML,neuromuscular,5,Acetylcholine
        C,A,chemical,7,Acetylcholine
        C,MR,neuromuscular,3,GABA
        """);
    Files.writeString(groups, "group,cell\nsmell,A\nleft,ML\nright,MR\n");
    animal = ConnectomeReader.read("triangle", synapses, groups);
  }

  @Test
  void synchronousTicksAreThoseWorkedOutByHand() {
    NeuronCore core = core(Dynamics.SYNCHRONOUS);
    core.tick(SMELL);
    assertPotentials(core, 0, 20, 0);
    core.tick(SMELL);
    assertPotentials(core, 0, 40, 0);
    // B is above 30: it fires, is reset, and A's delivery of the same tick stays.
    core.tick(SMELL);
    assertPotentials(core, 0, 20, -31);
    assertEquals(5, core.left());
    assertEquals(0, core.right());
    assertEquals(1, core.spikeCount());
    assertEquals(B, core.spike(0));
    // C fires on its magnitude, though its potential is negative.
    core.tick(NeuronCore.NO_STIMULUS);
    assertPotentials(core, 7, 20, 0);
    assertEquals(0, core.left(), "muscles relax after they were read");
    assertEquals(-3, core.right());
    assertEquals(C, core.spike(0));
  }

  @Test
  void gopigoTicksLoseWhatArrivedBeforeTheReset() {
    NeuronCore core = core(Dynamics.GOPIGO);
    core.tick(SMELL);
    core.tick(SMELL);
    assertPotentials(core, 0, 40, 0);
    // A's 20 arrive first, then B delivers and is reset, so they are lost.
    core.tick(SMELL);
    assertPotentials(core, 0, 0, -31);
    assertEquals(5, core.left());
    core.tick(NeuronCore.NO_STIMULUS);
    assertPotentials(core, 7, 0, 0);
    assertEquals(-3, core.right());
  }

  @ParameterizedTest
  @EnumSource
  void aPotentialOfExactlyTheThresholdDoesNotFire(Dynamics dynamics) {
    NeuronCore core = core(dynamics);
    core.load(new double[] {30, 1, 1, 1, 1});
    core.tick(SMELL);
    core.tick(NeuronCore.NO_STIMULUS);
    assertEquals(0, core.spikeCount());
    core.load(new double[] {Math.ulp(30.0), 1, 1, 1, 1});
    core.tick(SMELL);
    core.tick(NeuronCore.NO_STIMULUS);
    assertEquals(1, core.spikeCount(), "one unit in the last place above 30 fires");
  }

  @ParameterizedTest
  @EnumSource
  void aStimulatedNeuronThatFiresDeliversTwice(Dynamics dynamics) {
    NeuronCore core = core(dynamics);
    core.load(new double[] {32, 32, 0, 32, 0});
    core.tick(SMELL); // B is at 32
    core.tick(NeuronCore.NO_STIMULUS); // B fires, C is at 32
    core.tick(NeuronCore.NO_STIMULUS); // C fires, A is at 32
    core.tick(SMELL); // A fires and is stimulated
    assertEquals(64, core.potential(B));
  }

  @ParameterizedTest
  @EnumSource
  void outgoingWeightsOfANeuronThatNeverFiresChangeNothing(Dynamics dynamics) {
    Connectome worm = Connectome.celegans();
    for (int seed = 0; seed < 20; seed++) {
      double[] weights = noisy(worm, seed);
      int[] stimuli = new SplittableRandom(seed).ints(100, -1, 2).toArray();
      NeuronCore core = NeuronCore.of(wormWiring(worm), dynamics);
      core.load(weights);
      boolean[] delivered = new boolean[worm.neuronCount()];
      for (String group : List.of("food", "touch")) {
        worm.group(group).forEach(cell -> delivered[cell] = true);
      }
      for (int stimulus : stimuli) {
        core.tick(stimulus);
        for (int k = 0; k < core.spikeCount(); k++) {
          delivered[core.spike(k)] = true;
        }
      }
      double[] edited = weights.clone();
      int edits = 0;
      for (int i = 0; i < edited.length; i++) {
        if (!delivered[worm.synapses().get(i).presynaptic()]) {
          edited[i] += 17 + i;
          edits++;
        }
      }
      assertTrue(edits > 0, "some neuron keeps silent");
      NeuronCore other = NeuronCore.of(wormWiring(worm), dynamics);
      other.load(edited);
      for (int stimulus : stimuli) {
        other.tick(stimulus);
      }
      assertEquals(state(core, worm.neuronCount()), state(other, worm.neuronCount()));
    }
  }

  @Test
  void aGenomeOfTheWrongLengthIsRefused() {
    NeuronCore core = core(Dynamics.SYNCHRONOUS);
    var e = assertThrows(IllegalArgumentException.class, () -> core.load(new double[4]));
    assertEquals("4 weights, the connectome has 5", e.getMessage());
  }

  @Test
  void aNeuronAmongTheMotorCellsIsRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Wiring(animal, List.of("smell"), "smell", "right"));
    assertEquals("cell A of group \"smell\" is a neuron, the group needs muscles", e.getMessage());
  }

  private NeuronCore core(Dynamics dynamics) {
    NeuronCore core =
        NeuronCore.of(new Wiring(animal, List.of("smell"), "left", "right"), dynamics);
    core.load(animal.biologicalWeights());
    return core;
  }

  private static Wiring wormWiring(Connectome worm) {
    return new Wiring(worm, List.of("food", "touch"), "left", "right");
  }

  private static double[] noisy(Connectome worm, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = worm.biologicalWeights();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += random.nextDouble(-3, 3);
    }
    return weights;
  }

  /** All that a tick leaves behind: muscles, spikes and membrane potentials. */
  private static List<Double> state(NeuronCore core, int neurons) {
    List<Double> state = new ArrayList<>(List.of(core.left(), core.right()));
    for (int k = 0; k < core.spikeCount(); k++) {
      state.add((double) core.spike(k));
    }
    for (int neuron = 0; neuron < neurons; neuron++) {
      state.add(core.potential(neuron));
    }
    return state;
  }

  private static void assertPotentials(NeuronCore core, double... expected) {
    double[] actual = {core.potential(A), core.potential(B), core.potential(C)};
    assertArrayEquals(expected, actual);
  }
}
