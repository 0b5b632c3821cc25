package org.nemadrive.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.nemadrive.simulator.architecture.HouseRules;

/** What the controller's packages may know, held against their class files. */
@AnalyzeClasses(packages = "org.nemadrive.controller", importOptions = DoNotIncludeTests.class)
class ControllerArchitectureTest {
  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule THE_CONTROLLER_NEVER_USES_THE_TRAINER =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.nemadrive.trainer..");

  @ArchTest
  static final ArchRule ONLY_THE_WIRES_KNOW_PI4J =
      noClasses()
          .that()
          .resideOutsideOfPackages("..hardware.wire..", "..controller.robot..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.pi4j..");

  @ArchTest
  static final ArchRule ONLY_THE_SYSTEM_PACKAGE_CALLS_C =
      noClasses()
          .that()
          .resideOutsideOfPackage("..controller.system..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule THE_MOTOR_STOP_KNOWS_NOTHING_OF_A_DRIVE =
      noClasses()
          .that()
          .resideInAPackage("..controller.stop..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..controller.session..",
              "..controller.system..",
              "..controller.cli..",
              "..controller.telemetry..",
              "..nemadrive.telemetry..",
              "..nemadrive.broker..",
              "..simulator.neuron..",
              "picocli..",
              "org.eclipse..",
              "com.sun.jna..");

  @ArchTest
  static final ArchRule DRIVERS_KNOW_NO_LOOP_AND_NO_NEURON =
      noClasses()
          .that()
          .resideInAPackage("..hardware..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..controller.loop..",
              "..controller.senses..",
              "..controller.safety..",
              "..controller.cli..",
              "..simulator.neuron..");

  @ArchTest
  static final ArchRule NOTHING_BELOW_THE_COMMANDS_KNOWS_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..controller.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "..controller.cli..");

  @ArchTest
  static final ArchRule THE_WALL_CLOCK_IS_READ_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..controller.time..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
