package org.nemadrive.trainer.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nemadrive.simulator.connectome.Connectome;

class CellClassTest {
  private static final Connectome WORM = Connectome.celegans();
  private static final List<String> NEURONS = WORM.cells().subList(0, WORM.neuronCount());

  /** Classes as White et al. (1986) name them. */
  @ParameterizedTest
  @CsvSource({
    "AVAL, AVA",
    "AVAR, AVA",
    "VA10, VA",
    "DD1, DD",
    "AVL, AVL",
    "PVR, PVR",
    "RID, RID",
    "DVA, DVA",
    "RIR, RIR",
    "SMDVL, SMD",
    "SABD, SAB",
    "SABVL, SAB",
    "RMEV, RME",
    "RIVL, RIV",
    "AS1, AS",
    "I1L, I1",
    "M5, M5",
    "IL2DL, IL2",
    "IL1VR, IL1",
    "ASEL, ASE"
  })
  void aNeuronBelongsToItsClass(String cell, String expected) {
    assertEquals(Optional.of(expected), CellClass.of(cell));
  }

  @Test
  void everyNeuronIsInOneOfTheClassesAndEveryClassButTheUnconnectedOneHasNeurons() {
    TreeSet<String> found = new TreeSet<>();
    for (String neuron : NEURONS) {
      found.add(CellClass.of(neuron).orElseThrow(() -> new AssertionError(neuron)));
    }
    // 118 classes, and CAN has no synapses.
    assertEquals(117, found.size(), found.toString());
    WORM.cells().stream()
        .skip(WORM.neuronCount())
        .forEach(muscle -> assertTrue(CellClass.of(muscle).isEmpty(), muscle));
  }

  @Test
  void onlyNeuronsOfCElegansHaveAPageInWormAtlas() {
    assertEquals(
        Optional.of("https://www.wormatlas.org/neurons/Individual%20Neurons/AVAframeset.html"),
        CellClass.page("C. elegans", "AVAL"));
    assertEquals(Optional.empty(), CellClass.page("C. elegans", "MDL01"));
    assertEquals(Optional.empty(), CellClass.page("a mouse", "AVAL"));
  }
}
