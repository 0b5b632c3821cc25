package org.nemadrive.trainer.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.world.FoodLayouts;
import org.nemadrive.testing.OpensBrowser;
import org.nemadrive.trainer.benchmark.Benchmark;
import org.nemadrive.trainer.benchmark.BenchmarkFolder;
import org.nemadrive.trainer.benchmark.BenchmarkListener;
import org.nemadrive.trainer.benchmark.BenchmarkSettings;
import org.nemadrive.trainer.benchmark.Provenance;
import org.nemadrive.trainer.benchmark.Shard;
import org.nemadrive.trainer.engine.LocalEngine;
import org.nemadrive.trainer.engine.RunComputer;
import org.nemadrive.trainer.engine.Surroundings;
import org.nemadrive.trainer.film.Recording;
import org.nemadrive.trainer.ledger.Place;
import org.nemadrive.trainer.report.page.ReplayPage;
import org.nemadrive.trainer.run.Budget;
import org.nemadrive.trainer.run.RunFolder;
import org.nemadrive.trainer.strategy.choice.StrategyChoice;

/** The pages, as a browser without a network shows them. */
@OpensBrowser
@TestInstance(Lifecycle.PER_CLASS)
class ReportTest {
  private static final Pattern LOADS =
      Pattern.compile("(?:src|href)\\s*=|@import|url\\(\\s*['\"]?http");
  private static final List<String> STRATEGIES =
      List.of("menomad:populationSize=4", "one-plus-one", "renomad-random:populationSize=4");

  private final Connectome worm = Connectome.celegans();
  private final ForagingSettings settings = ForagingSettings.of(Dynamics.SYNCHRONOUS);

  @TempDir static Path folder;

  private BenchmarkFolder benchmark;
  private Path page;

  @BeforeAll
  void aSmallBenchmark() throws IOException {
    benchmark =
        BenchmarkFolder.createOrExtend(
            folder.resolve("benchmark"),
            new BenchmarkSettings(
                worm.identity(),
                List.of("polygon5"),
                STRATEGIES.stream().map(StrategyChoice::parse).toList(),
                2,
                new Budget(Budget.Unit.EVALUATIONS, 300)),
            Surroundings.NONE,
            Provenance.here("test <1>", "trainer benchmark --task pentagon"));
    Benchmark run = new Benchmark(benchmark, "test", System::nanoTime);
    LocalEngine engine =
        new LocalEngine(
            new RunComputer(worm, System::nanoTime, Place.here()),
            2,
            task -> benchmark.runFolder(task.identity()));
    assertEquals(
        List.of(), run.run(engine, Shard.WHOLE, mock(BenchmarkListener.class)), "no job failed");
    page = new BenchmarkReport(ReportedRuns.of(benchmark, worm), List.of(), worm).write(false);
  }

  @Test
  void aBenchmarksPageShowsTablesFiguresFilmsSettingsAndTheCommand() throws IOException {
    String dom = Browser.required(folder).dom(page, "#tick=120");
    // Three strategies and four measures; three pairs and four measures.
    assertEquals(12, count(dom, "<table class=\"summary\">.*?</table>", "<tr><td"));
    assertEquals(
        12, count(dom, "<table class=\"differences\">.*?</table>", "<tr(?: class=\"clear\")?><td"));
    for (String figure :
        List.of(
            "fig2-network",
            "fig3-polygons",
            "fig4-budgets",
            "fig4-computing-time",
            "fig4-evaluations",
            "fig4-simulated-ticks",
            "fig5-strategies")) {
      assertTrue(dom.contains("<section id=\"" + figure + "\">"), figure);
      assertTrue(Files.size(benchmark.path().resolve("figures/" + figure + ".svg")) > 1000);
      assertTrue(Files.size(benchmark.path().resolve("figures/" + figure + ".png")) > 1000);
    }
    assertTrue(dom.contains(">trainer benchmark --task pentagon</pre>"));
    assertTrue(dom.contains("test &lt;1&gt;"), "what is put in is escaped");
    assertTrue(
        dom.contains("<code>drawRadius</code></td><td class=\"text\"><code>20.0</code>"),
        "parameters are listed");
    Recording untrained =
        Recording.of(
            worm,
            settings,
            worm.biologicalWeights(),
            new FoodLayouts(settings.world()).byName("pentagon", 0));
    assertTrue(
        dom.contains(
            "tick 120 of 250 · %d of 36 food eaten".formatted(untrained.foodEatenAfter(120))),
        "the script has drawn the tick that was asked for");
    assertEquals(2 * 3, count(dom, ".*", "<canvas "), "two for each of three films");
  }

  @Test
  void aPageLoadsNothingFromAnywhere() throws IOException {
    String html = Files.readString(page);
    // Names of SVG's own namespaces are no addresses to load from, and a link waits for a reader.
    String loading =
        html.replaceAll("xmlns(:\\w+)?=['\"][^'\"]*['\"]", "")
            .replaceAll("<a href=\"[^\"]*\"", "<a");
    assertFalse(LOADS.matcher(loading).find());
    assertTrue(html.contains("default-src 'none'"));
  }

  @Test
  void namesInsideTheFiguresDoNotClash() throws IOException {
    Set<String> seen = new HashSet<>();
    var matcher = Pattern.compile("\\bid=['\"]([^'\"]+)['\"]").matcher(Files.readString(page));
    while (matcher.find()) {
      assertTrue(seen.add(matcher.group(1)), matcher.group(1) + " is there twice");
    }
    assertTrue(seen.size() > 5);
  }

  @Test
  void aReplayIsPainted() throws IOException {
    Path replay = folder.resolve("replay.html");
    Recording recording =
        Recording.of(
            worm,
            settings,
            worm.biologicalWeights(),
            new FoodLayouts(settings.world()).byName("pentagon", 0));
    ReplayPage.write(
        replay, "untrained </script>", recording, worm, worm.biologicalWeights(), settings);
    Browser browser = Browser.required(folder);
    BufferedImage before = browser.screenshot(replay, "#tick=0", 1100, 640);
    BufferedImage after = browser.screenshot(replay, "#tick=250", 1100, 640);
    // Blue green is the path around tick 187, and a part of the key; orange is a neuron that fires.
    assertTrue(near(after, 0x2C728E) > near(before, 0x2C728E) + 30, "the path is drawn");
    assertTrue(near(after, 0xB87903) > near(before, 0xB87903) + 30, "neurons fire");
    assertTrue(browser.dom(replay, "").contains("untrained &lt;/script&gt;"));
  }

  @Test
  void aRunsPageShowsItsOutcomeItsEditsAndItsCommand() throws IOException {
    RunFolder run = RunFolder.open(benchmark.runFolder(benchmark.rows().get(1).identity()));
    Path runPage =
        new TrainingReport(run, worm, "trainer train --task polygon5", List.of()).write();
    String dom = Browser.required(folder).dom(runPage, "#tick=250");
    var last = benchmark.curves().get(1).last();
    assertTrue(
        dom.contains(
            "%d of 36 food eaten, %d of 3,682 weights changed"
                .formatted(last.foodEaten(), last.changedWeights())));
    assertTrue(
        dom.contains("tick 250 of 250 · %d of 36 food eaten".formatted(last.foodEaten())),
        "the film ends with what the history says");
    assertEquals(
        last.changedWeights(),
        count(dom, "<table class=\"edits sortable\">.*?</table>", "<tr><td"));
    assertTrue(dom.contains(">trainer train --task polygon5</pre>"));
    try (Stream<Path> files = Files.list(run.path().resolve("figures"))) {
      assertEquals(6, files.count());
    }
  }

  private static int near(BufferedImage image, int rgb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        int distance =
            Math.abs((pixel >> 16 & 0xFF) - (rgb >> 16 & 0xFF))
                + Math.abs((pixel >> 8 & 0xFF) - (rgb >> 8 & 0xFF))
                + Math.abs((pixel & 0xFF) - (rgb & 0xFF));
        count += distance < 20 ? 1 : 0;
      }
    }
    return count;
  }

  /** How often a pattern is found in the part of a page that another finds. */
  private static int count(String dom, String part, String pattern) {
    var found = Pattern.compile(part, Pattern.DOTALL).matcher(dom);
    assertTrue(found.find(), "nothing like " + part);
    return (int) Pattern.compile(pattern).matcher(found.group()).results().count();
  }
}
