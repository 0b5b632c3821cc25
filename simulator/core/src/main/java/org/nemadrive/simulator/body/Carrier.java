package org.nemadrive.simulator.body;

import org.nemadrive.simulator.world.World;

/** What carries a worm through its world. For one thread. */
public interface Carrier {
  /** Puts it to rest at a pose, as at the beginning of a run: world units and radians. */
  void reset(double x, double y, double heading);

  /** One tick with the worm's wish: forward way in world units, turn in radians. */
  void step(double v, double omega);

  /** Takes the world's body along to where this one is, which the world's walls may correct. */
  void carry(World world);
}
