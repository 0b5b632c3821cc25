package org.nemadrive.trainer.cli.option;

import picocli.CommandLine.Option;

/** What a worm trains or forages on: a task by name, or many drawn polygons. */
public final class TaskOptions {
  @Option(
      names = "--task",
      paramLabel = "TASK[,TASK...]",
      required = true,
      description =
          "What to forage on: triangle to octagon (polygon3 to polygon8), circle, square600, grid,"
              + " file:PATH (CSV of x,y); or drawn from the seed: clusters, random, rotations (of"
              + " the pentagon), polygons (turned, shifted, scaled), with :N for N of them, as in"
              + " polygons:16. Fitness is the sum over a list.")
  private String task;

  @Option(
      names = "--layouts",
      paramLabel = "N",
      required = true,
      description = "N polygons drawn from the seed, short for --task polygons:N.")
  private String layouts;

  /** The task, as {@code --task} names it. */
  public String task() {
    return task == null ? "polygons:" + layouts : task;
  }
}
