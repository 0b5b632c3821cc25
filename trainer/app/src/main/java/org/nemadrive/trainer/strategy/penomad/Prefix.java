package org.nemadrive.trainer.strategy.penomad;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A worm as it is remembered for what it did up to a level.
 *
 * @param edits its genome
 * @param penalisedFitness of its whole run
 * @param tick ticks that had passed when it reached the level
 * @param place what tells it apart from others that did so at the same tick
 * @param forecast by when it may eat all food, ticks
 * @param turn when the forecast was so
 * @param visits how often it was returned to
 */
record Prefix(
    Edits edits,
    double penalisedFitness,
    int tick,
    long place,
    double forecast,
    int turn,
    int visits) {
  /** A worm that has just reached a level. */
  static Prefix of(Survey survey, int level) {
    Progress progress = survey.progress();
    return new Prefix(
        survey.edits(),
        survey.individual().penalisedFitness(),
        progress.ticks()[level],
        progress.places()[level],
        progress.forecasts()[level],
        progress.turns()[level],
        0);
  }

  /** The same, returned to once more. */
  Prefix visited() {
    return new Prefix(edits, penalisedFitness, tick, place, forecast, turn, visits + 1);
  }

  /** Whether both did the same up to the level. */
  boolean isAs(Prefix other) {
    return tick == other.tick && place == other.place;
  }

  /** Writes all but the edits. */
  void write(DataOutput out) throws IOException {
    out.writeDouble(penalisedFitness);
    out.writeInt(tick);
    out.writeLong(place);
    out.writeDouble(forecast);
    out.writeInt(turn);
    out.writeInt(visits);
  }

  static Prefix read(Edits edits, DataInput in) throws IOException {
    return new Prefix(
        edits,
        in.readDouble(),
        in.readInt(),
        in.readLong(),
        in.readDouble(),
        in.readInt(),
        in.readInt());
  }
}
