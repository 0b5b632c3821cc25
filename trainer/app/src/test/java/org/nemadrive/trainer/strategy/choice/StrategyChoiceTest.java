package org.nemadrive.trainer.strategy.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.trainer.strategy.baseline.OpenAiEsParameters;
import org.nemadrive.trainer.strategy.enomad.EnomadParameters;

class StrategyChoiceTest {
  @Test
  void aNameAloneMeansTheDefaults() {
    assertEquals(OpenAiEsParameters.defaults(), StrategyChoice.parse("openai-es").parameters());
  }

  @Test
  void aParameterIsChangedAndTheOthersStay() {
    OpenAiEsParameters defaults = OpenAiEsParameters.defaults();
    assertEquals(
        new OpenAiEsParameters(
            16, 0.25, defaults.learningRate(), defaults.beta1(), defaults.beta2(), 1e-8),
        StrategyChoice.parse("openai-es:sigma=0.25:pairs=16").parameters());
  }

  @Test
  void aParameterOfAParameterIsReachedByADot() {
    EnomadParameters changed =
        (EnomadParameters) StrategyChoice.parse("menomad:mads.maxEvaluations=50").parameters();
    assertEquals(50, changed.mads().maxEvaluations());
    assertEquals(EnomadParameters.menomad().populationSize(), changed.populationSize());
  }

  @Test
  void theSearchStepsOfMadsAreSetByTheirNames() {
    EnomadParameters changed =
        (EnomadParameters)
            StrategyChoice.parse("renomad:mads.searchSteps=sparse+speculative").parameters();
    assertEquals(List.of("sparse", "speculative"), changed.mads().searchSteps().names());
    assertRefused("no search step \"magic\", allowed: ", "renomad:mads.searchSteps=magic");
  }

  @Test
  void barsMakeOneStrategyOfEachCombination() {
    assertEquals(
        List.of(
            "openai-es:sigma=0.1:pairs=8",
            "openai-es:sigma=0.1:pairs=16",
            "openai-es:sigma=1:pairs=8",
            "openai-es:sigma=1:pairs=16"),
        StrategyChoice.expand("openai-es:sigma=0.1|1:pairs=8|16").stream()
            .map(StrategyChoice::text)
            .toList());
  }

  @Test
  void whatCannotBeUsedIsRefusedWithWhatIsAllowed() {
    assertRefused(
        "no parameter \"sigmo\" (did you mean \"sigma\"?); there are pairs, sigma, ",
        "openai-es:sigmo=1");
    assertRefused("sigma is \"big\", needs a number", "openai-es:sigma=big");
    assertRefused("all must be positive", "openai-es:sigma=-1");
    assertRefused("found \"sigma\", expected parameter=value", "openai-es:sigma");
    assertRefused("several values", "openai-es:sigma=1|2");
    assertRefused("mads cannot be set to \"3\"", "menomad:mads=3");
    assertRefused("no strategy \"magic\"; there are penomad, menomad, ", "magic:sigma=1");
  }

  private static void assertRefused(String part, String text) {
    String message =
        assertThrows(InvalidInputException.class, () -> StrategyChoice.parse(text)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
