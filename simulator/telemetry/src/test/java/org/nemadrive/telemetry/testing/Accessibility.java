package org.nemadrive.telemetry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page judged by axe-core, which others wrote, against WCAG 2.2 A and AA. */
public final class Accessibility {
  private static final String JUDGE =
      """
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      }).then((found) => done(found.violations.flatMap((rule) =>
          rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))),
        (failed) => done([String(failed)]))\
      """;

  private Accessibility() {}

  /** What is wrong with the page as it stands: rule, element and what would mend it. */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Browser browser) throws IOException {
    browser.script(axe());
    return (List<String>) browser.later(JUDGE);
  }

  private static String axe() throws IOException {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
