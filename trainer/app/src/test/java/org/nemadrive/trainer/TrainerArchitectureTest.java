package org.nemadrive.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the trainer's parts may know, held against its class files. */
@AnalyzeClasses(packages = "org.nemadrive", importOptions = DoNotIncludeTests.class)
class TrainerArchitectureTest {
  @ArchTest
  static final ArchRule ONLY_ENOMAD_KNOWS_MADS =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.nemadrive.trainer.strategy.baseline..",
              "org.nemadrive.trainer.run..",
              "org.nemadrive.trainer.benchmark..",
              "org.nemadrive.trainer.comparison..",
              "org.nemadrive.trainer.figure..",
              "org.nemadrive.trainer.film..",
              "org.nemadrive.trainer.report..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nemadrive.mads..");

  @ArchTest
  static final ArchRule WHAT_COMPARES_RUNS_NEITHER_RUNS_NOR_DRAWS_THEM =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.trainer.comparison..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.trainer.strategy..",
              "org.nemadrive.trainer.benchmark..",
              "org.nemadrive.trainer.figure..",
              "org.nemadrive.trainer.film..",
              "org.nemadrive.trainer.report..",
              "org.nemadrive.trainer.cli..");

  @ArchTest
  static final ArchRule WHO_COMPUTES_RUNS_AND_WHAT_KEEPS_THEM_KNOW_NO_BENCHMARKS_NOR_PICTURES =
      noClasses()
          .that()
          .resideInAnyPackage("org.nemadrive.trainer.engine..", "org.nemadrive.trainer.ledger..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.trainer.benchmark..",
              "org.nemadrive.trainer.figure..",
              "org.nemadrive.trainer.film..",
              "org.nemadrive.trainer.report..",
              "org.nemadrive.trainer.cli..",
              "com.hazelcast..");

  @ArchTest
  static final ArchRule NEITHER_TRAINER_NOR_SIMULATOR_KNOWS_THE_ROBOT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nemadrive.controller..", "com.pi4j..");

  @ArchTest
  static final ArchRule THE_SIMULATOR_DOES_NOT_KNOW_THE_TRAINER =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.nemadrive.trainer..");

  @ArchTest
  static final ArchRule STRATEGIES_KNOW_NO_FILES_NOR_PICTURES =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.trainer.strategy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.trainer.run..",
              "org.nemadrive.trainer.figure..",
              "org.nemadrive.trainer.exchange..",
              "org.nemadrive.trainer.cli..",
              "java.nio.file..");

  /** Each package is a slice of its own, so a circle with a package inside another is one too. */
  @ArchTest
  static final ArchRule PACKAGES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("org.nemadrive.(**)").should().beFreeOfCycles();
}
