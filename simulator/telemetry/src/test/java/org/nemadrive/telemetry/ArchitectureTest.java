package org.nemadrive.telemetry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.nemadrive.simulator.architecture.HouseRules;

@AnalyzeClasses(packages = "org.nemadrive", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyThePahoLinkNamesPaho =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.link\\.(PahoLink|HeldNetwork)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho..");

  @ArchTest
  static final ArchRule telemetryKnowsNeitherControllerNorTrainer =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.telemetry..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nemadrive.controller..", "org.nemadrive.trainer..");

  @ArchTest
  static final ArchRule onlyOptionsAndCommandsNeedTheEmbeddedBrokerAndPicocli =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.telemetry..")
          .and()
          .resideOutsideOfPackage("org.nemadrive.telemetry.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nemadrive.broker..", "picocli..");

  /** Modes, ticks and files are what robots, simulated worms and telemetry have in common. */
  @ArchTest
  static final ArchRule onlySimulatedRobotsAndCommandsNeedMoreOfTheSimulator =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.telemetry..")
          .and()
          .resideOutsideOfPackages(
              "org.nemadrive.telemetry.simulated..", "org.nemadrive.telemetry.cli..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.nemadrive.simulator..")
                  .and(
                      resideOutsideOfPackages(
                          "org.nemadrive.simulator.mode",
                          "org.nemadrive.simulator.tick",
                          "org.nemadrive.simulator.files")));

  @ArchTest
  static final ArchRule thePortNamesNoOtherPartOfTelemetry =
      classes()
          .that()
          .resideInAPackage("org.nemadrive.telemetry")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.nemadrive.telemetry",
              "org.nemadrive.simulator.mode",
              "org.nemadrive.simulator.tick");

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
