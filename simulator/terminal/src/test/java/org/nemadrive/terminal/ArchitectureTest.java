package org.nemadrive.terminal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.nemadrive.simulator.architecture.HouseRules;

@AnalyzeClasses(packages = "org.nemadrive.terminal", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule WHAT_PROGRAMS_SHARE_KNOWS_NO_PROGRAM =
      classes()
          .that()
          .resideInAPackage("org.nemadrive.terminal..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "picocli..", "org.nemadrive.terminal..", "org.nemadrive.simulator.files..");

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
