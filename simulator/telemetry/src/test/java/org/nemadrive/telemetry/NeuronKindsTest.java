package org.nemadrive.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;

class NeuronKindsTest {
  @Test
  void everyNeuronOfTheConnectomeHasAKind() {
    Connectome connectome = Connectome.celegans();
    List<String> unknown =
        connectome.cells().subList(0, connectome.neuronCount()).stream()
            .filter(name -> NeuronKinds.letterOf(name) == 'u')
            .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void wellKnownNeuronsAreWhereTextbooksPutThem() {
    for (String sensory : List.of("ASHL", "AWCR", "PLML", "IL1DL", "OLQVR", "FLPR", "PQR")) {
      assertEquals('s', NeuronKinds.letterOf(sensory), sensory);
    }
    for (String inter : List.of("AVAL", "AVBR", "AIYL", "RIAR", "DVA", "I1L", "PVCL")) {
      assertEquals('i', NeuronKinds.letterOf(inter), inter);
    }
    for (String motor : List.of("VA12", "DB7", "DD1", "AS11", "SMDVL", "RMED", "M2R", "VC6")) {
      assertEquals('m', NeuronKinds.letterOf(motor), motor);
    }
  }

  @Test
  void whatIsNoNeuronHasNoKind() {
    for (String other : List.of("MDL08", "MVR24", "", "X", "AVALX", "VA123")) {
      assertEquals('u', NeuronKinds.letterOf(other), other);
    }
  }
}
