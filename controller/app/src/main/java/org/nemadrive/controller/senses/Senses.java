package org.nemadrive.controller.senses;

import java.util.List;
import java.util.Optional;
import org.nemadrive.controller.hardware.BoardException;
import org.nemadrive.controller.hardware.Sensor;
import org.nemadrive.controller.profile.FoodSource;
import org.nemadrive.simulator.mode.StopReason;
import org.nemadrive.simulator.neuron.NeuronCore;
import org.nemadrive.simulator.world.World;
import org.nemadrive.simulator.worm.NervePlan;

/** All senses of a robot, and the one sensory group they stimulate. Touch hides food. */
public final class Senses {
  private final SenseChannel[] touch;
  private final SenseChannel food;
  private final FoodSource source;
  private final VirtualArena arena;

  /**
   * Senses of one robot.
   *
   * @param touch sensors that mean touch
   * @param source what counts as food
   * @param food the food sensor, if food comes from one
   * @param arena the virtual arena, if food comes from it
   */
  public Senses(
      List<SenseChannel> touch,
      FoodSource source,
      Optional<SenseChannel> food,
      Optional<VirtualArena> arena) {
    this.touch = touch.toArray(SenseChannel[]::new);
    this.source = source;
    this.food = food.orElse(null);
    this.arena = arena.orElse(null);
  }

  /**
   * Starts all sensors, see {@link SenseChannel#start}, and polls the slow ones, so that the first
   * tick feels what is near; if they fail here, they fail again in that tick.
   */
  public void start(long nowNs) throws BoardException {
    for (SenseChannel channel : touch) {
      channel.start(nowNs);
    }
    if (food != null) {
      food.start(nowNs);
    }
    updateSlow(nowNs, 0);
  }

  /**
   * Polls all sensors that answer quickly.
   *
   * @param movedMm way since the last update, millimetres
   * @return NONE, or why the robot must stop
   */
  public StopReason update(long nowNs, double movedMm) {
    return update(false, nowNs, movedMm);
  }

  /**
   * Polls the slow ones, see {@link Sensor#isSlow}: when the wheels were told.
   *
   * @param movedMm way since the last update, millimetres
   * @return NONE, or why the robot must stop
   */
  public StopReason updateSlow(long nowNs, double movedMm) {
    return update(true, nowNs, movedMm);
  }

  private StopReason update(boolean slow, long nowNs, double movedMm) {
    StopReason fault = StopReason.NONE;
    for (SenseChannel channel : touch) {
      if (channel.isSlow() == slow) {
        StopReason found = channel.update(nowNs, movedMm);
        fault = fault == StopReason.NONE ? found : fault;
      }
    }
    if (food != null && food.isSlow() == slow) {
      StopReason found = food.update(nowNs, movedMm);
      fault = fault == StopReason.NONE ? found : fault;
    }
    return fault;
  }

  /** Moves the robot through the virtual arena, if there is one. */
  public void move(double leftCounts, double rightCounts) {
    if (arena != null) {
      arena.move(leftCounts, rightCounts);
    }
  }

  /** Index of the stimulated group as the neuron core knows it. */
  public int stimulus() {
    World.Sense virtual = arena == null ? World.Sense.NOTHING : arena.sense();
    if (virtual == World.Sense.TOUCH || touched()) {
      return NervePlan.TOUCH;
    }
    boolean smells =
        switch (source) {
          case VIRTUAL -> virtual == World.Sense.FOOD;
          case SENSOR -> food.active();
          case ALWAYS_UNLESS_TOUCH -> true;
        };
    return smells ? NervePlan.FOOD : NeuronCore.NO_STIMULUS;
  }

  /** Whether a touch sensor is active. */
  public boolean touched() {
    for (SenseChannel channel : touch) {
      if (channel.active()) {
        return true;
      }
    }
    return false;
  }

  /** Whether any sensor is failing now, so that the robot must not get faster. */
  public boolean failing() {
    for (SenseChannel channel : touch) {
      if (channel.failing()) {
        return true;
      }
    }
    return food != null && food.failing();
  }

  /** Value of the first touch sensor, millimetres, NaN without one. */
  public double rangeMm() {
    return touch.length == 0 ? Double.NaN : touch[0].value();
  }

  /** The arena, or null. */
  public VirtualArena arena() {
    return arena;
  }
}
