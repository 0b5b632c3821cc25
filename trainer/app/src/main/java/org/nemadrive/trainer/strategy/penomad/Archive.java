package org.nemadrive.trainer.strategy.penomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Worms by how much they have eaten. A level holds those that may eat all food soonest, with few
 * edits and few returns; a worm lies on every level that it reached. Of worms that did the same up
 * to a level it holds the one that did best after it.
 */
final class Archive {
  private final int kept;
  private final double editTicks;
  private final Comparator<Prefix> order;
  private final List<List<Prefix>> levels = new ArrayList<>();

  /**
   * @param parameters what a level keeps, and in which order
   */
  Archive(PenomadParameters parameters) {
    kept = parameters.kept();
    editTicks = parameters.editTicks();
    double visitTicks = parameters.visitTicks();
    order = Comparator.comparingDouble(prefix -> cost(prefix) + visitTicks * prefix.visits());
  }

  /** Forgets everything but one worm, on all levels it reached. */
  void begin(Survey start) {
    levels.clear();
    file(start, 0);
  }

  /**
   * Remembers a worm.
   *
   * @param lowest the first level to file it under
   */
  void file(Survey survey, int lowest) {
    for (int level = lowest; level <= survey.progress().level(); level++) {
      while (levels.size() <= level) {
        levels.add(new ArrayList<>());
      }
      file(levels.get(level), Prefix.of(survey, level));
    }
  }

  private void file(List<Prefix> level, Prefix prefix) {
    for (int i = 0; i < level.size(); i++) {
      if (level.get(i).isAs(prefix)) {
        if (cost(prefix) < cost(level.get(i))) {
          level.set(i, prefix);
        }
        return;
      }
    }
    level.add(prefix);
    if (level.size() > 2 * kept) {
      level.sort(order);
      level.subList(kept, level.size()).clear();
    }
  }

  private double cost(Prefix prefix) {
    return prefix.forecast() + editTicks * prefix.edits().size();
  }

  /** The highest level that any worm reached. */
  int highest() {
    return levels.size() - 1;
  }

  /** The first few worms of a level in their order, which counts as a return to them. */
  List<Prefix> visit(int level, int count) {
    List<Prefix> worms = levels.get(level);
    worms.sort(order);
    List<Prefix> first = new ArrayList<>();
    for (int i = 0; i < Math.min(count, worms.size()); i++) {
      first.add(worms.get(i).visited());
      worms.set(i, first.get(i));
    }
    return first;
  }

  /** The worms of a level, in no order. */
  List<Prefix> worms(int level) {
    return List.copyOf(levels.get(level));
  }

  /** Median of the penalised fitness of the worms on the highest level. */
  double medianPenalisedFitness() {
    double[] fitness =
        levels.getLast().stream().mapToDouble(Prefix::penalisedFitness).sorted().toArray();
    return (fitness[(fitness.length - 1) / 2] + fitness[fitness.length / 2]) / 2;
  }

  /** Writes all levels; edits that several prefixes share are written once. */
  void write(DataOutput out) throws IOException {
    Map<Edits, Integer> numbers = new IdentityHashMap<>();
    List<Edits> all = new ArrayList<>();
    for (List<Prefix> level : levels) {
      for (Prefix prefix : level) {
        if (numbers.putIfAbsent(prefix.edits(), all.size()) == null) {
          all.add(prefix.edits());
        }
      }
    }
    out.writeInt(all.size());
    for (Edits edits : all) {
      edits.write(out);
    }
    out.writeInt(levels.size());
    for (List<Prefix> level : levels) {
      out.writeInt(level.size());
      for (Prefix prefix : level) {
        out.writeInt(numbers.get(prefix.edits()));
        prefix.write(out);
      }
    }
  }

  /** Returns to what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    List<Edits> all = new ArrayList<>();
    int edits = in.readInt();
    for (int i = 0; i < edits; i++) {
      all.add(Edits.read(in));
    }
    levels.clear();
    int count = in.readInt();
    for (int level = 0; level < count; level++) {
      List<Prefix> worms = new ArrayList<>();
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        worms.add(Prefix.read(all.get(in.readInt()), in));
      }
      levels.add(worms);
    }
  }
}
