package org.nemadrive.simulator.bench;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.body.BodyProfile;
import org.nemadrive.simulator.body.DifferentialDrive;
import org.nemadrive.simulator.body.Odometry;
import org.nemadrive.simulator.body.WheelPair;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.foraging.ForagingSettings;
import org.nemadrive.simulator.neuron.Dynamics;
import org.nemadrive.simulator.servo.PathServo;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.simulator.worm.NervePlan;
import org.nemadrive.simulator.worm.NervousSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a tick computes on a robot whose motors are known: a trained nervous system that smells
 * food, the limits of the body, observer and servo, and the wheels that they read, which a real
 * robot has for nothing.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ServoBenchmark {
  private static final Path PROFILES = Path.of("..", "..", "hardware-profiles");

  @Param({"gopigo3", "gopigo2", "hbridge"})
  private String robot;

  private NervousSystem nerves;
  private DifferentialDrive drive;
  private PathServo servo;
  private Odometry odometry;
  private WheelPair wheels;
  private long left;
  private long right;

  /** A robot at rest. */
  @Setup
  public void prepare() {
    BodyModel body = BodyProfile.read(PROFILES.resolve(robot + ".yaml"));
    Connectome worm = Connectome.celegans();
    nerves = ForagingSettings.of(Dynamics.SYNCHRONOUS).nervousSystem(worm);
    nerves.load(
        WeightsFile.read(PROFILES.resolve("weights/pentagon-" + robot + ".json"), worm).genome());
    drive = new DifferentialDrive(body);
    servo = new PathServo(body, Optional.empty());
    odometry = new Odometry(body);
    wheels = new WheelPair(body);
  }

  /** One tick. */
  @Benchmark
  public double tick() {
    nerves.tick(NervePlan.FOOD);
    drive.limit(nerves.speed(), nerves.turn());
    servo.correct(
        drive.leftCommand(), drive.rightCommand(), odometry.x(), odometry.y(), odometry.heading());
    wheels.send(servo.leftCommand(), servo.rightCommand());
    wheels.advanceTick();
    long leftNow = (long) Math.floor(wheels.left().positionCounts());
    long rightNow = (long) Math.floor(wheels.right().positionCounts());
    servo.observe((int) (leftNow - left), (int) (rightNow - right));
    left = leftNow;
    right = rightNow;
    odometry.move(servo.leftMovedCounts(), servo.rightMovedCounts());
    return odometry.x();
  }
}
