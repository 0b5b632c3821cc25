package org.nemadrive.controller.telemetry;

import org.nemadrive.controller.loop.TickListener;
import org.nemadrive.controller.loop.TickSample;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.foraging.NervePlan;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.WorldParameters;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.TelemetryPort;

/** Turns the loop's samples into telemetry's, and faults of the loop into the mode failsafe. */
final class TickTranslator implements TickListener {
  /** After a release the loop may still show the old reason for this many periods. */
  private static final int SETTLING_PERIODS = 3;

  private final TelemetryPort port;
  private final RobotCommands commands;
  private final BatteryAlert battery;
  private final BodyModel body;
  private final FoodLayout layout;
  private final double consumptionRange = WorldParameters.DEFAULT.consumptionRange();
  private final org.nemadrive.telemetry.TickSample out;

  TickTranslator(
      TelemetryPort port,
      RobotCommands commands,
      BodyModel body,
      FoodLayout layout,
      org.nemadrive.telemetry.TickSample out) {
    this.port = port;
    this.commands = commands;
    this.battery = new BatteryAlert(port);
    this.body = body;
    this.layout = layout;
    this.out = out;
  }

  @Override
  public void onTick(TickSample in, long lostBefore) {
    if (commands.mode() == Mode.RUNNING && faultSinceRelease(in)) {
      commands.fail(in.stopReason);
    }
    out.tick = in.tick;
    out.latenessNs = in.latenessNs;
    out.durationNs = in.durationNs;
    out.missedPeriods = in.missedPeriods;
    out.saturations = in.saturatedTicks;
    out.leftDrive = drive(in.leftCommand);
    out.rightDrive = drive(in.rightCommand);
    out.leftMuscle = in.leftMuscles;
    out.rightMuscle = in.rightMuscles;
    out.rangeMm = Double.isNaN(in.rangeMm) ? -1 : (int) Math.round(in.rangeMm);
    out.touch = in.stimulus == NervePlan.TOUCH;
    out.foodSensed = in.stimulus == NervePlan.FOOD;
    out.batteryMv = in.batteryMv;
    System.arraycopy(in.fired, 0, out.fired, 0, out.fired.length);
    if (in.foodEaten >= 0) {
      out.xWu = in.x;
      out.yWu = in.y;
      out.headingRad = in.heading;
      markEaten(in);
      out.foodEaten = in.foodEaten;
    }
    battery.look(in);
    port.tick(out);
  }

  private boolean faultSinceRelease(TickSample in) {
    return in.stopReason.isFault()
        && in.nowNs - commands.releasedAtNs() > SETTLING_PERIODS * body.periodNs();
  }

  private double drive(int command) {
    return Math.clamp(body.scale().speedMps(command) / body.maxWheelSpeedMps(), -1, 1);
  }

  private void markEaten(TickSample in) {
    if (in.foodEaten == out.foodEaten) {
      return;
    }
    for (int i = 0; i < layout.count(); i++) {
      if (Math.hypot(layout.x(i) - in.x, layout.y(i) - in.y) < consumptionRange) {
        out.eaten[i / Long.SIZE] |= 1L << i;
      }
    }
  }
}
