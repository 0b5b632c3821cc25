package org.nemadrive.mads.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The search steps of a run, in the order in which they are tried.
 *
 * @param steps no name twice
 */
public record SearchSteps(List<SearchStep.Parameters> steps) {
  private static final String NO_STEPS = "none";

  /** Poll only. */
  public static final SearchSteps NONE = new SearchSteps(List.of());

  private static final Map<String, Supplier<SearchStep.Parameters>> BY_NAME = new LinkedHashMap<>();

  static {
    add(SpeculativeSearch.Parameters::new);
    add(SparseSearch.Parameters::new);
    add(QuadraticSearch.Parameters::new);
    add(SweepSearch.Parameters::new);
    add(NelderMeadSearch.Parameters::new);
    add(ScanSearch.Parameters::new);
  }

  public SearchSteps {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      String name = steps.get(i).name();
      if (steps.subList(0, i).stream().anyMatch(step -> step.name().equals(name))) {
        throw new IllegalArgumentException(
            "search step " + name + " is there twice, allowed: each name once");
      }
    }
  }

  private static void add(Supplier<SearchStep.Parameters> maker) {
    BY_NAME.put(maker.get().name(), maker);
  }

  /** These search steps. */
  public static SearchSteps of(SearchStep.Parameters... steps) {
    return new SearchSteps(List.of(steps));
  }

  /**
   * Reads names with plus signs between, such as {@code speculative+quadratic}, each with its
   * default parameters, or {@code none}.
   *
   * @throws IllegalArgumentException if a name is unknown or there twice
   */
  public static SearchSteps valueOf(String text) {
    return text.equals(NO_STEPS)
        ? NONE
        : new SearchSteps(Arrays.stream(text.split("\\+", -1)).map(SearchSteps::named).toList());
  }

  private static SearchStep.Parameters named(String name) {
    Supplier<SearchStep.Parameters> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "no search step \"%s\", allowed: %s, or several with + between, or %s"
              .formatted(name, String.join(", ", BY_NAME.keySet()), NO_STEPS));
    }
    return maker.get();
  }

  /** The names of the steps, in their order. */
  public List<String> names() {
    return steps.stream().map(SearchStep.Parameters::name).toList();
  }

  /**
   * These without the one of that name.
   *
   * @throws IllegalArgumentException if it is not among them
   */
  public SearchSteps without(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException(
          "search step to leave out is %s, allowed: %s".formatted(name, names()));
    }
    return new SearchSteps(steps.stream().filter(step -> !step.name().equals(name)).toList());
  }

  /** As {@link #valueOf} reads it; parameters that are no defaults are not told. */
  @Override
  public String toString() {
    return steps.isEmpty() ? NO_STEPS : String.join("+", names());
  }
}
