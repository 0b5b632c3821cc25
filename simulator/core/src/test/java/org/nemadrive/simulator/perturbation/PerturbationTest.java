package org.nemadrive.simulator.perturbation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.connectome.Cell;
import org.nemadrive.simulator.connectome.CellKind;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.connectome.ConnectomeWriter;
import org.nemadrive.simulator.connectome.DataSet;
import org.nemadrive.simulator.connectome.PublishedSynapse;
import org.nemadrive.simulator.connectome.Side;
import org.nemadrive.simulator.connectome.SynapseKind;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.foraging.Forager;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.foraging.ForagingTask;
import org.nemadrive.simulator.neuron.Dynamics;

class PerturbationTest {
  /** S to A-1 is chemical 4 and electrical 2; A-1 sends 8 to S, -6 to M; S has 3 to M. */
  private final Connectome animal =
      ConnectomeWriter.assemble(
          new DataSet("four", "", "", ""),
          List.of(
              new Cell("S", CellKind.SENSORY, Side.NONE),
              new Cell("A-1", CellKind.INTER, Side.NONE),
              new Cell("M", CellKind.MUSCLE, Side.LEFT),
              new Cell("N", CellKind.MUSCLE, Side.RIGHT)),
          List.of(
              new PublishedSynapse("S", "A-1", SynapseKind.CHEMICAL, 4, ""),
              new PublishedSynapse("S", "A-1", SynapseKind.GAP_JUNCTION, 2, ""),
              new PublishedSynapse("S", "M", SynapseKind.NEUROMUSCULAR, 3, ""),
              new PublishedSynapse("A-1", "S", SynapseKind.GAP_JUNCTION, 8, ""),
              new PublishedSynapse("A-1", "M", SynapseKind.NEUROMUSCULAR, 6, "GABA")),
          Map.of(
              "food", List.of("S"),
              "touch", List.of("S"),
              "left", List.of("M"),
              "right", List.of("N")));

  private double[] after(String what, String target) {
    // S to A-1, S to M, A-1 to S, A-1 to M; the first was trained from 6 to 10.
    double[] weights = {10, 3, 8, -6};
    Target read = Target.parse("--test", target, animal);
    Perturbation perturbation = new Perturbation(animal);
    switch (what) {
      case "ablate" -> perturbation.ablate(weights, read);
      case "silence" -> perturbation.silence(weights, read);
      default -> perturbation.gain(weights, Double.parseDouble(what), read);
    }
    return weights;
  }

  @Test
  void anAblatedCellLosesWhatItSendsAndReceives() {
    assertArrayEquals(new double[] {0, 3, 0, 0}, after("ablate", "A-1"));
    assertArrayEquals(new double[] {0, 0, 0, -6}, after("ablate", "class:sensory"));
    assertArrayEquals(new double[] {10, 0, 8, 0}, after("ablate", "group:left"));
  }

  @Test
  void aSilencedCellStillReceives() {
    assertArrayEquals(new double[] {10, 3, 0, 0}, after("silence", "A-1"));
  }

  @Test
  void aSynapseIsNamedByItsEndsEvenIfTheirNamesHaveHyphens() {
    assertArrayEquals(new double[] {0, 3, 8, -6}, after("ablate", "synapse:S-A-1"));
    assertArrayEquals(new double[] {10, 3, 0, -6}, after("ablate", "synapse:A-1-S"));
  }

  @Test
  void ofAWeightOfSeveralKindsOnlyThePartOfTheKindIsScaled() {
    // 10 - 0.5 * 2 electrical; the pure electrical weight 8 is halved.
    assertArrayEquals(new double[] {9, 3, 4, -6}, after("0.5", "type:electrical"));
    assertArrayEquals(new double[] {10, 6, 8, -12}, after("2", "type:neuromuscular"));
    assertArrayEquals(new double[] {20, 6, 8, -6}, after("2", "S"));
  }

  @Test
  void aNameOfNothingIsRefusedWithWhatThereIs() {
    for (String wrong :
        List.of("X", "synapse:S-N", "class:glia", "group:smell", "type:magic", "")) {
      String message =
          assertThrows(
                  InvalidInputException.class, () -> Target.parse("--ablate", wrong, animal), wrong)
              .getMessage();
      assertTrue(message.startsWith("--ablate: found \"" + wrong + "\", expected "), message);
    }
  }

  @Test
  void aClampedNeuronFiresInThoseTicksAndInNoOthers() {
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    Forager forager = new Forager(animal, settings);
    forager.load(new double[4]);
    List<Integer> fired = new ArrayList<>();
    forager.forage(
        ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst(),
        settings.world().centre(),
        Perturbation.holding(
            Clamp.parse("A-1=fire@0-2", animal),
            (tick, core, world) -> {
              for (int k = 0; k < core.spikeCount(); k++) {
                assertEquals("A-1", animal.cells().get(core.spike(k)));
                fired.add(tick);
              }
            }));
    assertEquals(List.of(0, 1, 2), fired);
  }

  @Test
  void aClampedNeuronThatRestsDoesNotFire() {
    ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);
    Forager forager = new Forager(animal, settings);
    forager.load(new double[] {100, 0, 0, 0});
    List<Clamp> clamps = new ArrayList<>(Clamp.parse("S=fire@3", animal));
    clamps.addAll(Clamp.parse("A-1=rest@4", animal));
    List<Integer> fired = new ArrayList<>();
    forager.forage(
        ForagingTask.parse("pentagon", settings.world(), 1).layouts().getFirst(),
        settings.world().centre(),
        Perturbation.holding(
            clamps, (tick, core, world) -> fired.add(tick < 6 ? core.spikeCount() : 0)));
    assertEquals(List.of(0, 0, 0, 1, 0, 0), fired.subList(0, 6));
  }

  @Test
  void aClampThatMakesNoSenseIsRefused() {
    for (String wrong : List.of("S", "S=fire", "S=fire@9-3", "S=glow@1", "M=fire@1")) {
      assertThrows(InvalidInputException.class, () -> Clamp.parse(wrong, animal), wrong);
    }
  }
}
