package org.nemadrive.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.nemadrive.simulator.architecture.HouseRules;

/** What the simulator may know, held against its class files. */
@AnalyzeClasses(packages = "org.nemadrive.simulator", importOptions = DoNotIncludeTests.class)
class SimulatorArchitectureTest {
  @ArchTest
  static final ArchRule THE_SIMULATOR_NEEDS_ONLY_THE_JDK_AND_JACKSON =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.simulator..",
              "org.nemadrive.exact..",
              "java..",
              "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule THE_NEURON_CORE_KNOWS_NOTHING_BUT_THE_CONNECTOME =
      noClasses()
          .that()
          .resideInAPackage("..neuron..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..world..", "..foraging..", "..weights..", "..files..", "java.time..");

  @ArchTest
  static final ArchRule THE_WORLD_KNOWS_NO_NEURONS =
      noClasses()
          .that()
          .resideInAPackage("..world..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..neuron..", "..connectome..", "..foraging..", "..weights..");

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
