package org.nemadrive.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Connectome;

class NeuronOrderTest {
  private final NeuronOrder order =
      new NeuronOrder(Connectome.celegans().neurons(), Connectome.celegans().neuronKinds());

  @Test
  void everyNeuronOfTheWormHasAKind() {
    assertEquals(300, order.size());
    assertEquals(-1, order.kinds().indexOf('u'));
  }

  @Test
  void wellKnownNeuronsAreWhereTextbooksPutThem() {
    for (String sensory : List.of("ASHL", "AWCR", "PLML", "IL1DL", "OLQVR", "FLPR", "PQR")) {
      assertEquals('s', letterOf(sensory), sensory);
    }
    for (String inter : List.of("AVAL", "AVBR", "AIYL", "RIAR", "DVA", "I1L", "PVCL")) {
      assertEquals('i', letterOf(inter), inter);
    }
    for (String motor : List.of("VA12", "DB7", "DD1", "AS11", "SMDVL", "RMED", "M2R", "VC5")) {
      assertEquals('m', letterOf(motor), motor);
    }
  }

  private char letterOf(String neuron) {
    return order.kinds().charAt(order.names().indexOf(neuron));
  }
}
