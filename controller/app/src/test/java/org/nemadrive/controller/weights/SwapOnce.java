package org.nemadrive.controller.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.TrustedKeys;

/** Takes one offer into a store, in a process that can be killed. */
final class SwapOnce {
  private SwapOnce() {}

  /** Arguments: the store, the folder of keys, the offer. */
  public static void main(String[] args) throws Exception {
    WeightsAdmission admission =
        new WeightsAdmission(
            new WeightsStore(Path.of(args[0]), new DiskFiles(), 3),
            new OfferCheck(TrustedKeys.read(Path.of(args[1])), false, Connectome.celegans()));
    byte[] offer = Files.readAllBytes(Path.of(args[2]));
    CheckedOffer checked = admission.judge(offer, false);
    admission.keep(checked, offer);
    admission.store().activate(checked.identity(), checked.manifest().sequence());
  }
}
