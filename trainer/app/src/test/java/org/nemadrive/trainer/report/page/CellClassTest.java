package org.nemadrive.trainer.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
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
    "IL2DL, IL2",
    "IL1VR, IL1",
    "ASEL, ASE"
  })
  void aNeuronBelongsToItsClass(String cell, String expected) {
    assertEquals(expected, CellClass.of(cell, NEURONS));
  }

  @Test
  void onlyNeuronsOfCElegansHaveAPageInWormAtlas() {
    assertEquals(
        Optional.of("https://www.wormatlas.org/neurons/Individual%20Neurons/AVAframeset.html"),
        CellClass.page("C. elegans", "AVAL", NEURONS));
    assertEquals(Optional.empty(), CellClass.page("C. elegans", "MDL01", NEURONS));
    assertEquals(Optional.empty(), CellClass.page("a mouse", "AVAL", NEURONS));
  }
}
