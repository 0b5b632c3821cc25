package org.nemadrive.trainer.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.trainer.strategy.StrategyParameters;

/**
 * The version of the code that a run's result depends on: a hash of the sources this program was
 * built from, which every module carries as a list. Documents, pictures and the command line do not
 * count, and of the strategies only the run's own package.
 */
public final class CodeVersion {
  private static final String LIST = "META-INF/nemadrive/sources.sha256";
  private static final int DIGITS = 16;
  private static final int HASH_LENGTH = 64;
  private static final String STRATEGIES = "src/main/java/org/nemadrive/trainer/strategy/";

  /** What a worm is, does and eats; what finds better ones; and what carries a run to its end. */
  private static final Pattern MATTERS =
      Pattern.compile(
          "src/main/java/org/nemadrive/(exact/.*|mads/(?!benchmark/).*|trainer/strategy/[^/]*|trainer/run/.*"
              + "|simulator/(?!files/|mode/|offer/|tick/).*)|src/main/resources/org/nemadrive/simulator/.*");

  private static final TreeMap<String, String> SOURCES = sources();

  private CodeVersion() {}

  /** The version of what a run by such a strategy depends on, 16 hex digits. */
  public static String of(StrategyParameters parameters) {
    String own = "src/main/java/" + parameters.getClass().getPackageName().replace('.', '/') + "/";
    return hash(path -> MATTERS.matcher(path).matches() || path.startsWith(own));
  }

  /** The version of what any run depends on, 16 hex digits. */
  public static String ofAll() {
    return hash(path -> MATTERS.matcher(path).matches() || path.startsWith(STRATEGIES));
  }

  private static String hash(Predicate<String> counts) {
    String lines =
        SOURCES.entrySet().stream()
            .filter(source -> counts.test(source.getKey()))
            .map(source -> source.getValue() + " " + source.getKey() + "\n")
            .collect(Collectors.joining());
    return Sha256.hex(lines).substring(0, DIGITS);
  }

  /** Hash of each source by its path. */
  private static TreeMap<String, String> sources() {
    TreeMap<String, String> sources = new TreeMap<>();
    try {
      List<URL> lists = Collections.list(CodeVersion.class.getClassLoader().getResources(LIST));
      for (URL list : lists) {
        try (InputStream in = list.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .forEach(
                  line ->
                      sources.put(line.substring(HASH_LENGTH + 1), line.substring(0, HASH_LENGTH)));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + LIST + " of this program", e);
    }
    if (sources.isEmpty()) {
      throw new IllegalStateException(
          "this program was built without " + LIST + "; build it by Maven");
    }
    return sources;
  }
}
