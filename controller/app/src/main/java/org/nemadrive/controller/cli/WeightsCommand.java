package org.nemadrive.controller.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nemadrive.controller.cli.option.StoreOptions;
import org.nemadrive.controller.weights.StoredWeights;
import org.nemadrive.controller.weights.WeightsAdmission;
import org.nemadrive.controller.weights.WeightsStore;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.simulator.offer.WeightsOffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code controller weights}: what is in the store, and what drives. */
@Command(
    name = "weights",
    mixinStandardHelpOptions = true,
    description = {
      "Shows and changes which weights drive this robot. A controller that runs goes on with its",
      "weights until it is restarted."
    })
final class WeightsCommand implements Runnable {
  private static final int SHORT = 12;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(description = "List all weights in the store, the newest first.")
  int list(@Mixin StoreOptions options) throws IOException {
    WeightsAdmission admission = options.admission();
    WeightsStore store = admission.store();
    List<StoredWeights> all = store.list();
    if (all.isEmpty()) {
      out().println("No weights in " + options.folder() + "; import some, or publish some to it.");
    }
    Optional<String> current = store.current();
    Optional<String> previous = store.previous();
    for (StoredWeights stored : all) {
      String id = stored.identity();
      String role =
          current.equals(Optional.of(id))
              ? "current"
              : previous.equals(Optional.of(id)) ? "previous" : "";
      out().printf("%-8s  %s  %s%n", role, id.substring(0, SHORT), describe(admission, stored));
    }
    out().flush();
    return 0;
  }

  private static String describe(WeightsAdmission admission, StoredWeights stored) {
    try {
      CheckedOffer offer = admission.load(stored.identity());
      return "%s, for %s, sequence %d, signed by %s, %s"
          .formatted(
              offer.manifest().name(),
              offer.weights().connectome().tag(),
              offer.manifest().sequence(),
              offer.signer().equals(WeightsOffer.UNSIGNED) ? "NOBODY" : offer.signer(),
              standing(stored));
    } catch (RefusedOfferException e) {
      return "cannot be used: " + e.getMessage();
    }
  }

  private static String standing(StoredWeights stored) {
    if (stored.bad().isPresent()) {
      return "rolled back: " + stored.bad().get();
    }
    return stored.good() ? "good" : stored.starts() > 0 ? "on probation" : "never drove";
  }

  @Command(
      name = "import",
      description = "Check an offer from a file, keep it, and let it drive from the next start.")
  int importOffer(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "FILE", description = "What 'trainer publish' wrote.") Path file,
      @Option(names = "--force", description = "Take it though it is not newer than all before.")
          boolean force)
      throws IOException {
    WeightsAdmission admission = options.admission();
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("no offer at " + file + "; check the path");
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(WeightsOffer.MAX_BYTES + 1);
    }
    try {
      CheckedOffer offer = admission.judge(bytes, force);
      admission.keep(offer, bytes);
      return activate(admission, offer, force);
    } catch (RefusedOfferException e) {
      throw new InvalidInputException(file + " is refused: " + e.getMessage(), e);
    }
  }

  @Command(description = "Let weights of the store drive from the next start.")
  int activate(
      @Mixin StoreOptions options,
      @Parameters(paramLabel = "SHA256", description = "Its identity or the beginning of it.")
          String identity)
      throws IOException {
    WeightsAdmission admission = options.admission();
    return activateAnyway(admission, load(admission, resolve(admission.store(), identity)));
  }

  @Command(description = "Let the weights before drive from the next start.")
  int rollback(@Mixin StoreOptions options) throws IOException {
    WeightsAdmission admission = options.admission();
    String previous =
        admission
            .store()
            .previous()
            .filter(id -> !Optional.of(id).equals(current(admission)))
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "no weights before the current ones; see 'controller weights list' and"
                            + " activate what shall drive"));
    return activateAnyway(admission, load(admission, previous));
  }

  @Command(name = "mark-good", description = "End the probation of the current weights, well.")
  int markGood(@Mixin StoreOptions options) throws IOException {
    WeightsAdmission admission = options.admission();
    String id =
        current(admission).orElseThrow(() -> new InvalidInputException("no current weights"));
    admission.store().markGood(id);
    out().println("Good: " + id.substring(0, SHORT));
    out().flush();
    return 0;
  }

  private static Optional<String> current(WeightsAdmission admission) {
    try {
      return admission.store().current();
    } catch (IOException e) {
      throw new InvalidInputException("the store cannot be read: " + e.getMessage(), e);
    }
  }

  private int activateAnyway(WeightsAdmission admission, CheckedOffer offer) {
    try {
      return activate(admission, offer, true);
    } catch (RefusedOfferException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }

  private int activate(WeightsAdmission admission, CheckedOffer offer, boolean force)
      throws RefusedOfferException {
    try {
      admission.activate(offer, force);
    } catch (IOException e) {
      throw WeightsAdmission.diskFailed(e);
    }
    out()
        .printf(
            "Current: %s (%s), signed by %s. A controller that runs takes it at its next start.%n",
            offer.manifest().name(), offer.identity().substring(0, SHORT), offer.signer());
    out().flush();
    return 0;
  }

  private static CheckedOffer load(WeightsAdmission admission, String identity) {
    try {
      return admission.load(identity);
    } catch (RefusedOfferException e) {
      throw new InvalidInputException(
          "weights %.12s cannot be used: %s".formatted(identity, e.getMessage()), e);
    }
  }

  private static String resolve(WeightsStore store, String beginning) throws IOException {
    List<String> found =
        store.list().stream()
            .map(StoredWeights::identity)
            .filter(id -> id.startsWith(beginning))
            .toList();
    if (found.size() != 1) {
      throw new InvalidInputException(
          "\"%s\" fits %d weights of the store, expected 1; see 'controller weights list'"
              .formatted(beginning, found.size()));
    }
    return found.getFirst();
  }
}
