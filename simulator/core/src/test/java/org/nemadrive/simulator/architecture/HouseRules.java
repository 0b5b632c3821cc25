package org.nemadrive.simulator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nemadrive.simulator.files.Program;

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

  /** {@code Program} settles in which locale a program writes, and whether its output arrived. */
  @ArchTest
  static final ArchRule EVERY_PROGRAM_BEGINS_IN_ONE_PLACE =
      methods()
          .that()
          .haveName("main")
          .and()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideOutsideOfPackage("..testing..")
          .should(
              new ArchCondition<>("call Program.run") {
                @Override
                public void check(JavaMethod main, ConditionEvents events) {
                  boolean calls =
                      main.getMethodCallsFromSelf().stream()
                          .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Program.class));
                  if (!calls) {
                    events.add(SimpleConditionEvent.violated(main, main.getFullName()));
                  }
                }
              })
          .allowEmptyShould(true);

  /** A default that depends on where a program runs changes what it writes and reads. */
  @ArchTest
  static final ArchRule THE_LOCALE_IS_NOT_ASKED_FOR =
      noClasses()
          .that()
          .doNotBelongToAnyOf(HouseRules.class, Program.class)
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "setDefault", Locale.class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase");

  private HouseRules() {}
}
