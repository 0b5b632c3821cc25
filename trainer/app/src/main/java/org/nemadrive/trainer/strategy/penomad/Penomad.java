package org.nemadrive.trainer.strategy.penomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nemadrive.exact.SplitMix64;
import org.nemadrive.simulator.foraging.TracedEdit;
import org.nemadrive.trainer.strategy.Ending;
import org.nemadrive.trainer.strategy.GenomeCodec;
import org.nemadrive.trainer.strategy.Individual;
import org.nemadrive.trainer.strategy.Randomness;
import org.nemadrive.trainer.strategy.Strategy;
import org.nemadrive.trainer.strategy.TrainingProblem;
import org.nemadrive.trainer.strategy.Worker;
import org.nemadrive.trainer.strategy.Workers;

/**
 * Prefix ENOMAD. Total fitness never asks when a worm ate what it ate, so a worm that gains an item
 * late by losing many early counts for less than it is worth, and what was won early is thrown away
 * for a chance. This search remembers worms by how many items they had eaten and by when they may
 * have eaten all; it returns to one, changes a single weight such that it acts about when the worm
 * was on its best way, and files the child under every count it reaches. It goes through the counts
 * from a random one upwards, again and again; if passes bring no new count for long, it forgets all
 * and starts anew. ("First return, then explore": Ecoffet et al., Nature 590, 2021, here with
 * genomes in place of trajectories.)
 */
public final class Penomad implements Strategy {
  /** Draws for each child wanted, after which a worm is left with fewer children. */
  private static final int DRAWS_PER_CHILD = 100;

  private final PenomadParameters parameters;
  private final TrainingProblem problem;
  private final GenomeCodec codec;
  private final Archive archive;
  private final Map<Worker, Surveyor> surveyors = new ConcurrentHashMap<>();

  private Individual best;
  private double bestScore = Double.NEGATIVE_INFINITY;
  private boolean allEaten;

  /** Numbers the steps, for their random streams. */
  private int step;

  /** The level that the pass comes to next; beyond the highest, a new pass begins. */
  private int level;

  /** Evaluations since the archive last reached a new level. */
  private int idle;

  /** What the worms did that a step returned to, in their order. */
  private final ParentTrace[] traces;

  /**
   * A genome to try.
   *
   * @param edit how it differs from the worm it comes of; null if its run begins at the start
   * @param from the tick from which on its run may be given up
   * @param latest the forecast with which that happens, ticks
   * @param least items that it has to eat in the first scenario to be run in the others
   */
  private record Trial(Edits edits, TracedEdit edit, int from, double latest, int least) {
    /** A genome to try from start to end. */
    static Trial whole(Edits edits) {
      return new Trial(edits, null, 0, Double.POSITIVE_INFINITY, 0);
    }
  }

  /**
   * @param parameters how it works
   * @param problem what it works on
   */
  public Penomad(PenomadParameters parameters, TrainingProblem problem) {
    this.parameters = parameters;
    this.problem = problem;
    codec = new GenomeCodec(problem.biological());
    archive = new Archive(parameters);
    traces = new ParentTrace[parameters.width()];
  }

  @Override
  public int advance(Workers workers, long maxEvaluations) {
    Individual before = best;
    int spent = 0;
    if (best == null) {
      begin(survey(workers, List.of(start())).getFirst());
      spent++;
    }
    // The best worm is pruned at the end of a generation; for that some evaluations are kept back.
    long most = Math.max(1, maxEvaluations - best.changedWeights());
    while (spent < Math.min(most, parameters.evaluationsPerGeneration()) && !allEaten) {
      spent += step(workers, most - spent);
    }
    if (best != before && spent < maxEvaluations) {
      spent += prune(workers, maxEvaluations - spent);
    }
    return spent;
  }

  private Trial start() {
    return Trial.whole(Edits.of(problem.start(), problem.biological()));
  }

  /** Makes a worm all that is remembered. */
  private void begin(Survey start) {
    archive.begin(start);
    consider(start);
    level = 0;
    idle = 0;
  }

  /** Returns to some worms of a level and tries their children. */
  private int step(Workers workers, long maxEvaluations) {
    step++;
    if (level > archive.highest()) {
      if (idle >= parameters.patience()) {
        begin(survey(workers, List.of(start())).getFirst());
        return 1;
      }
      level = random(-1).nextInt(archive.highest() + 1);
    }
    List<Prefix> parents = archive.visit(level, (int) Math.min(maxEvaluations, parameters.width()));
    level++;
    List<List<Trial>> plans = new ArrayList<>(Collections.nCopies(parents.size(), List.of()));
    workers.forEach(
        parents.size(),
        (worker, number) -> plans.set(number, plan(worker, parents.get(number), number)));
    // One evaluation is kept back for a child that is worth a whole run.
    List<Trial> children =
        plans.stream()
            .flatMap(List::stream)
            .limit(Math.max(0, maxEvaluations - parents.size() - 1))
            .toList();
    int highest = archive.highest();
    Survey promising = null;
    for (Survey child : survey(workers, children)) {
      archive.file(child, 1);
      consider(child);
      if (!child.whole() && (promising == null || child.score() > promising.score())) {
        promising = child;
      }
    }
    int spent = parents.size() + children.size();
    if (promising != null && promising.score() > bestScore) {
      // Given up, and yet better than all before: it is worth a whole run.
      consider(survey(workers, List.of(Trial.whole(promising.edits()))).getFirst());
      spent++;
    }
    idle = archive.highest() > highest ? 0 : idle + spent;
    return spent;
  }

  /**
   * Draws the changes to try on a worm: those that first act when it was on its best way, and of
   * those that begin alike one.
   */
  private List<Trial> plan(Worker worker, Prefix parent, int number) {
    SplitMix64 random = random(number);
    if (traces[number] == null) {
      traces[number] = new ParentTrace(worker.evaluator());
    }
    ParentTrace trace = traces[number];
    Surveyor surveyor = surveyor(worker);
    surveyor.trace(parent.edits(), trace);
    // Nothing is on record of other scenarios.
    boolean onRecord = worker.evaluator().scenarios() == 1;
    // Elsewhere potentials are rounded, and a run that does not begin at the start ends otherwise.
    boolean exact = parent.edits().areOnGrid() && onRecord;
    double wider = 1 + (parent.visits() - 1) / 2.0;
    double earliest = parent.turn() - parameters.backTicks() * wider;
    // Before any neuron delivers nothing can act.
    double latest =
        Math.max(
            parent.turn() + parameters.aheadTicks() * wider,
            (double) trace.firstDelivery() + parameters.backTicks());
    int least = surveyor.eatenFirstBy(parent.tick()) + 1;
    double giveUp = parent.forecast() + parameters.behindTicks();
    List<Trial> trials = new ArrayList<>();
    Set<Divergence> tried = new HashSet<>();
    int draws = parameters.children() * DRAWS_PER_CHILD;
    for (int i = 0; i < draws && trials.size() < parameters.children(); i++) {
      Change change =
          Change.draw(
              parent.edits(),
              problem.biological(),
              parameters.maxEdits(),
              parameters.drawRadius(),
              random);
      double difference =
          change.value() - parent.edits().value(change.gene(), problem.biological());
      if (difference != 0) {
        Divergence divergence = trace.divergence(change.gene(), difference);
        int effect = divergence.first();
        if (effect >= earliest && effect <= latest && (tried.add(divergence) || !onRecord)) {
          trials.add(
              new Trial(
                  parent.edits().with(change.gene(), change.value(), problem.biological()),
                  exact ? trace.with(change.gene(), difference) : null,
                  effect,
                  giveUp,
                  least));
        }
      }
    }
    return trials;
  }

  private List<Survey> survey(Workers workers, List<Trial> trials) {
    Survey[] surveys = new Survey[trials.size()];
    workers.forEach(
        surveys.length,
        (worker, number) -> {
          Trial trial = trials.get(number);
          surveys[number] =
              surveyor(worker)
                  .survey(trial.edits, trial.edit, trial.from, trial.latest, trial.least);
        });
    return List.of(surveys);
  }

  private int prune(Workers workers, long maxEvaluations) {
    Edits edits = Edits.of(best.genome(), problem.biological());
    int[] spent = new int[1];
    Survey[] pruned = new Survey[1];
    workers.forEach(
        1,
        (worker, number) -> {
          Surveyor surveyor = surveyor(worker);
          Pruning pruning =
              new Pruning(
                  surveyor, problem.biological(), surveyor.survey(edits), maxEvaluations - 1);
          pruned[0] = pruning.run();
          spent[0] = 1 + pruning.evaluations();
        });
    best = pruned[0].individual();
    bestScore = pruned[0].score();
    return spent[0];
  }

  private void consider(Survey survey) {
    if (survey.whole() && survey.score() > bestScore) {
      best = survey.individual();
      bestScore = survey.score();
      allEaten = survey.complete();
    }
  }

  private Surveyor surveyor(Worker worker) {
    return surveyors.computeIfAbsent(
        worker, key -> new Surveyor(key, problem.biological(), parameters));
  }

  private SplitMix64 random(int place) {
    return Randomness.stream(problem.seed(), step, place);
  }

  @Override
  public int evaluateAnew(Workers workers) {
    Edits edits = Edits.of(best.genome(), problem.biological());
    bestScore = Double.NEGATIVE_INFINITY;
    begin(survey(workers, List.of(Trial.whole(edits))).getFirst());
    return 1;
  }

  @Override
  public Individual best() {
    return best;
  }

  @Override
  public double medianPenalisedFitness() {
    return best == null ? Double.NaN : archive.medianPenalisedFitness();
  }

  @Override
  public Optional<Ending> ending() {
    return allEaten ? Optional.of(Ending.ALL_FOOD_EATEN) : Optional.empty();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    codec.write(best, out);
    out.writeDouble(bestScore);
    out.writeBoolean(allEaten);
    out.writeInt(step);
    out.writeInt(level);
    out.writeInt(idle);
    archive.write(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    best = codec.read(in);
    bestScore = in.readDouble();
    allEaten = in.readBoolean();
    step = in.readInt();
    level = in.readInt();
    idle = in.readInt();
    archive.read(in);
  }
}
