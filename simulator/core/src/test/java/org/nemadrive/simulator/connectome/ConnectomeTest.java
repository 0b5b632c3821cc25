package org.nemadrive.simulator.connectome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts about the published wiring, counted independently of the code. */
class ConnectomeTest {
  private final Connectome worm = Connectome.celegans();

  @Test
  void theWormHas300NeuronsAnd96MusclesAnd3682Weights() {
    assertEquals(300, worm.neuronCount());
    assertEquals(96, worm.muscleCount());
    assertEquals(3682, worm.weightCount());
  }

  @Test
  void theCanonicalTableIsTheOneHashedOutsideThisProgram() {
    // sha256sum of the 3,682 lines "pre,post,weight" made from the published tables by another
    // program.
    assertEquals(
        "7f3bbb0e4432a7273c401565e4bb183d46f531add674c32a6a84094dc86cffc5", worm.identity());
  }

  @Test
  void everyNeuronButMiHasOutputs() {
    Set<Integer> senders =
        worm.synapses().stream().map(Synapse::presynaptic).collect(Collectors.toSet());
    List<String> silent =
        worm.cells().subList(0, worm.neuronCount()).stream()
            .filter(cell -> !senders.contains(worm.cell(cell).orElseThrow()))
            .toList();
    assertEquals(List.of("MI"), silent);
  }

  @Test
  void biologicalWeightsRunFromMinus13To37With315NegativeAnd6Zero() {
    double[] w0 = worm.biologicalWeights();
    assertEquals(-13, Arrays.stream(w0).min().orElseThrow());
    assertEquals(37, Arrays.stream(w0).max().orElseThrow());
    assertEquals(315, Arrays.stream(w0).filter(w -> w < 0).count());
    assertEquals(6, Arrays.stream(w0).filter(w -> w == 0).count());
  }

  @Test
  void canlAndCanrHaveNoConnectionsAndSoAreNoCells() {
    assertTrue(worm.cell("CANL").isEmpty());
    assertTrue(worm.cell("CANR").isEmpty());
  }

  @Test
  void thirtyFourMusclesDriveEachSideAndNoneDrivesBoth() {
    assertEquals(34, worm.group("left").size());
    assertEquals(34, worm.group("right").size());
    Set<Integer> both = new HashSet<>(worm.group("left"));
    both.retainAll(worm.group("right"));
    assertEquals(Set.of(), both);
    for (int muscle : worm.group("left")) {
      assertTrue(worm.cells().get(muscle).matches("M[DV]L(0[7-9]|1[0-9]|2[0-3])"));
    }
    for (int muscle : worm.group("right")) {
      assertTrue(worm.cells().get(muscle).matches("M[DV]R(0[7-9]|1[0-9]|2[0-3])"));
    }
  }

  @Test
  void eightNeuronsSenseFoodAndTenSenseTouch() {
    assertEquals(
        List.of("ADFL", "ADFR", "ASGR", "ASGL", "ASIL", "ASIR", "ASJR", "ASJL"), names("food"));
    assertEquals(
        List.of(
            "FLPR", "FLPL", "ASHL", "ASHR", "IL1VL", "IL1VR", "OLQDL", "OLQDR", "OLQVR", "OLQVL"),
        names("touch"));
  }

  @Test
  void theGopigoReadsTheRightSideWithoutMdr21AndMvr21() {
    List<String> missing = new ArrayList<>(names("right"));
    missing.removeAll(names("gopigo_right"));
    assertEquals(List.of("MDR21", "MVR21"), missing);
  }

  @Test
  void everyWeightIsFoundByItsCells() {
    for (int i = 0; i < worm.weightCount(); i++) {
      Synapse synapse = worm.synapses().get(i);
      assertEquals(i, worm.weight(synapse.presynaptic(), synapse.postsynaptic()).orElseThrow());
    }
  }

  @Test
  void aGroupThatDoesNotExistIsNamedWithThoseThatDo() {
    var e = assertThrows(IllegalArgumentException.class, () -> worm.group("smell"));
    assertTrue(e.getMessage().contains("\"smell\"") && e.getMessage().contains("touch"));
  }

  private List<String> names(String group) {
    return worm.group(group).stream().map(worm.cells()::get).toList();
  }
}
