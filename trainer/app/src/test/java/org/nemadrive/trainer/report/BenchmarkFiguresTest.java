package org.nemadrive.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.trainer.benchmark.Benchmark;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.BenchmarkSettings;
import org.nemadrive.trainer.benchmark.Provenance;
import org.nemadrive.trainer.benchmark.Shard;
import org.nemadrive.trainer.engine.LocalEngine;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.report.page.NamedFigure;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;
import org.nemadrive.trainer.unseen.UnseenFood;

/** What the figures of a benchmark of several tasks show. */
@TestInstance(Lifecycle.PER_CLASS)
class BenchmarkFiguresTest {
  private static final List<String> TASKS = List.of("polygon3", "polygon5", "polygons:2");
  private static final String UNSEEN = "rotations:2";

  private final Connectome worm = Connectome.celegans();

  @TempDir static Path folder;

  private BenchmarkFolder benchmark;

  @BeforeAll
  void aSmallBenchmark() throws IOException {
    benchmark =
        BenchmarkFolder.createOrExtend(
            folder.resolve("benchmark"),
            new BenchmarkSettings(
                worm.identity(),
                TASKS,
                List.of(StrategyChoice.parse("penomad"), StrategyChoice.parse("ea")),
                1,
                new Budget(Budget.Unit.EVALUATIONS, 60)),
            Surroundings.NONE,
            Provenance.here("test", "trainer benchmark"));
    LocalEngine engine =
        new LocalEngine(
            new RunComputer(worm, System::nanoTime, Place.here()),
            1,
            task -> benchmark.runFolder(task.identity()));
    assertEquals(
        List.of(),
        new Benchmark(benchmark, "test", System::nanoTime)
            .run(engine, Shard.WHOLE, mock(BenchmarkListener.class)),
        "no job failed");
  }

  @Test
  void thePolygonsAreWalkedByTheWormTrainedOnEachAndWithoutOneByTheFirstTasks() throws IOException {
    NamedFigure polygons = figure(List.of(), "fig3-polygons");
    List<String> labels = polygons.panels().stream().map(NamedFigure.Panel::label).toList();
    assertEquals(6, labels.size(), "one worm that the paper or this project is about: penomad's");
    for (String label : labels) {
      boolean trained = label.contains("triangle") || label.contains("pentagon");
      assertEquals(trained, label.contains("(trained)"), label);
    }
  }

  @Test
  void everyTaskHasItsCurvesInFilesOfItsOwn() {
    Set<String> names = new TreeSet<>();
    figures(List.of()).forEach(figure -> names.add(figure.name()));
    for (String task : List.of("polygon3", "polygon5", "polygons_2")) {
      assertTrue(names.contains("fig4-budgets-" + task), names + " for " + task);
      assertTrue(names.contains("fig5-strategies-" + task), names + " for " + task);
    }
  }

  @Test
  void foodOnUnseenLayoutsIsDrawnOverTheNumberOfLayoutsSeen() throws IOException {
    assertEquals(List.of(), UnseenFood.tasks(folder), "no table, no unseen layouts");
    UnseenFood unseen =
        UnseenFood.of(benchmark.rows(), benchmark.surroundings().foraging(), worm, UNSEEN);
    UnseenFood.write(UnseenFood.file(folder), List.of(unseen));
    assertEquals(List.of(UNSEEN), UnseenFood.tasks(folder));
    assertEquals(
        List.of(unseen),
        UnseenFood.again(folder, benchmark.rows(), benchmark.surroundings().foraging(), worm));
    NamedFigure figure = figure(List.of(unseen), "unseen-food");
    assertEquals("on " + UNSEEN, figure.panels().getFirst().label());
    String svg = figure.pagePanels().getFirst().svg();
    for (String shown :
        List.of("penomad", "ea", "untrained", "straight walker", "best blind path", "n = 1 to 2")) {
      assertTrue(svg.contains(shown), shown);
    }
    // Three tasks and two strategies, then three yardsticks.
    assertEquals(9, UnseenParts.rows(unseen).size());
  }

  private NamedFigure figure(List<UnseenFood> unseen, String name) {
    return figures(unseen).stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<NamedFigure> figures(List<UnseenFood> unseen) {
    return new BenchmarkFigures(ReportedRuns.of(benchmark, worm), unseen, worm).all();
  }
}
