package org.nemadrive.trainer.strategy.penomad;

/**
 * Takes edits of a worm back, and makes those that stay smaller, as long as nothing is lost: its
 * score never falls. An edit without any effect costs its penalty, so none is left, unless the
 * evaluations ran out.
 */
final class Pruning {
  private final Surveyor surveyor;
  private final double[] biological;
  private final long maxEvaluations;
  private Survey survey;
  private int evaluations;

  /**
   * @param surveyor evaluates
   * @param biological W0
   * @param survey the worm
   * @param maxEvaluations evaluations that may be spent
   */
  Pruning(Surveyor surveyor, double[] biological, Survey survey, long maxEvaluations) {
    this.surveyor = surveyor;
    this.biological = biological;
    this.survey = survey;
    this.maxEvaluations = maxEvaluations;
  }

  /** Prunes until no edit can be spared and none halved. */
  Survey run() {
    Edits before;
    do {
      before = survey.edits();
      for (int i = 0; i < before.size(); i++) {
        accepts(before.gene(i), biological[before.gene(i)]);
      }
    } while (survey.edits() != before);
    for (int i = 0; i < before.size(); i++) {
      int gene = before.gene(i);
      while (accepts(gene, half(gene))) {}
    }
    return survey;
  }

  /** Half way from W0 to the present value, on the grid. */
  private double half(int gene) {
    double value = survey.edits().value(gene, biological);
    return biological[gene] + Change.onGrid((value - biological[gene]) / 2);
  }

  /** Sets a weight if that loses nothing. */
  private boolean accepts(int gene, double value) {
    if (evaluations >= maxEvaluations || value == survey.edits().value(gene, biological)) {
      return false;
    }
    evaluations++;
    Survey trial = surveyor.survey(survey.edits().with(gene, value, biological));
    boolean loses =
        trial.score() < survey.score()
            || trial.progress().level() < survey.progress().level()
            || trial.individual().penalisedFitness() < survey.individual().penalisedFitness();
    if (!loses) {
      survey = trial;
    }
    return !loses;
  }

  /** Evaluations spent. */
  int evaluations() {
    return evaluations;
  }
}
