package org.nemadrive.trainer.strategy;

/** Why a strategy has nothing left to look for. */
public enum Ending {
  /** All food of the task is eaten, and no edit can be spared. */
  ALL_FOOD_EATEN("all food is eaten");

  private final String text;

  Ending(String text) {
    this.text = text;
  }

  /** As people read it. */
  @Override
  public String toString() {
    return text;
  }
}
