package org.nemadrive.mads;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the parts of MADS may know, held against its class files. */
@AnalyzeClasses(packages = "org.nemadrive.mads", importOptions = DoNotIncludeTests.class)
class MadsArchitectureTest {
  @ArchTest
  static final ArchRule MADS_KNOWS_EXACT_ARITHMETIC_AND_MATRICES_ONLY =
      classes()
          .that()
          .resideInAPackage("org.nemadrive.mads..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.mads..", "org.nemadrive.exact..", "java..", "org.ejml..");

  @ArchTest
  static final ArchRule MADS_KNOWS_NEITHER_ITS_BENCHMARKS_NOR_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nemadrive.mads.benchmark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nemadrive.mads.benchmark..", "java.io..", "java.nio..");

  @ArchTest
  static final ArchRule BENCHMARK_PROBLEMS_KNOW_NO_OPTIMIZER =
      noClasses()
          .that()
          .resideInAPackage("org.nemadrive.mads.benchmark.problems..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.nemadrive.mads",
              "org.nemadrive.mads.search..",
              "org.nemadrive.mads.model..",
              "org.nemadrive.mads.benchmark");

  /** Each package is a slice of its own, so a circle with a package inside another is one too. */
  @ArchTest
  static final ArchRule PACKAGES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("org.nemadrive.(**)").should().beFreeOfCycles();
}
