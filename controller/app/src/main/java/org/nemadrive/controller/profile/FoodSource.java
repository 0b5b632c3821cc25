package org.nemadrive.controller.profile;

/** What counts as food. */
public enum FoodSource {
  /** A food layout laid over the floor; the robot's place comes from its wheel encoders. */
  VIRTUAL,
  /** A light, colour or line sensor over its threshold. */
  SENSOR,
  /** Food is everywhere unless something touches, as the first GoPiGo worm had it. */
  ALWAYS_UNLESS_TOUCH
}
