package org.nemadrive.mads.search;

/**
 * A search step: tries points of the mesh that it finds promising. The iteration ends with the
 * first step that improves on the frame centre; if none does, the poll follows.
 */
public interface SearchStep {

  /** Runs once per iteration. May evaluate nothing. Keeps no state of an earlier run. */
  void search(SearchContext context);

  /** Called before every run, so that one instance serves many. */
  default void reset() {}

  /** The named parameters of a search step, from which each optimizer makes its own instance. */
  interface Parameters {
    /** The name by which the step is left out and counted in the statistics. */
    String name();

    /** A new instance. */
    SearchStep create();
  }
}
