package org.nemadrive.telemetry.collect;

import java.util.Map;
import java.util.function.BiConsumer;
import org.nemadrive.simulator.tick.TickSample;
import org.nemadrive.telemetry.EventKind;

/** Turns what changed from one sample to the next into events, so that the loop need not. */
final class EdgeEvents {
  private final BiConsumer<EventKind, Map<String, ?>> events;
  private boolean touching;
  private int eaten;

  EdgeEvents(BiConsumer<EventKind, Map<String, ?>> events) {
    this.events = events;
  }

  void see(TickSample sample) {
    if (sample.touch != touching) {
      touching = sample.touch;
      events.accept(
          touching ? EventKind.TOUCH : EventKind.TOUCH_RELEASED, Map.of("tick", sample.tick));
    }
    if (sample.foodEaten > eaten) {
      events.accept(
          EventKind.FOOD,
          Map.of(
              "tick",
              sample.tick,
              "items",
              sample.foodEaten - eaten,
              "food_eaten",
              sample.foodEaten,
              "x_wu",
              Rounded.to(sample.xWu, 10),
              "y_wu",
              Rounded.to(sample.yWu, 10)));
    }
    eaten = Math.max(0, sample.foodEaten);
  }
}
