package org.nemadrive.simulator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.SplittableRandom;

/** What holds in every module; run by {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {
  /** Every package is taken by itself, so that circles between inner packages are seen as well. */
  @ArchTest
  static final ArchRule NO_PACKAGES_GO_IN_CIRCLES_AT_ANY_DEPTH =
      slices().matching("org.nemadrive.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule JSON_AND_YAML_ARE_MADE_STRICT_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.nemadrive.simulator.files")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml.snakeyaml..")
          .orShould()
          .callConstructor(ObjectMapper.class)
          .orShould()
          .callConstructor(JsonMapper.class)
          .orShould()
          .callMethod(JsonMapper.class, "builder");

  /** Jackson guesses the encoding of bytes; {@code Utf8.text} does not. */
  @ArchTest
  static final ArchRule NO_JSON_IS_READ_FROM_BYTES =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HouseRules.class)
          .should()
          .callMethod(ObjectMapper.class, "readTree", byte[].class)
          .orShould()
          .callMethod(ObjectMapper.class, "readValue", byte[].class, Class.class);

  /** Its draws are the library's own affair, and have changed between releases. */
  @ArchTest
  static final ArchRule RANDOM_NUMBERS_DO_NOT_LEAN_ON_THE_JDK =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HouseRules.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SplittableRandom.class);

  private HouseRules() {}
}
