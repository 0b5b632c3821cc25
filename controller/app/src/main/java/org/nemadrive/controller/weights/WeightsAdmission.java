package org.nemadrive.controller.weights;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.offer.CheckedOffer;
import org.nemadrive.simulator.offer.OfferCheck;
import org.nemadrive.simulator.offer.OfferRefusal;
import org.nemadrive.simulator.offer.RefusedOfferException;

/**
 * Judges what may enter the store and what of it may drive. What lies in the store is checked like
 * what comes from outside, each time it is to drive: signature, connectome, golden trace and all.
 *
 * @param store where offers are kept
 * @param check what an offer must be
 */
public record WeightsAdmission(WeightsStore store, OfferCheck check) {
  /** Starts on probation after which weights that were never found good are given up. */
  public static final int MAX_STARTS = 3;

  /**
   * What drives at a start.
   *
   * @param weights what to drive with; empty if nothing in the store can be used
   * @param notes what a person should know of the way there
   */
  public record Start(Optional<CheckedOffer> weights, List<String> notes) {
    public Start {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Judges an offer from outside; changes nothing.
   *
   * @param force whether an offer that is not newer is taken all the same, as a person at the robot
   *     may decide
   * @throws RefusedOfferException with the reason
   */
  public CheckedOffer judge(byte[] offer, boolean force) throws RefusedOfferException {
    CheckedOffer checked = check.check(offer);
    try {
      if (!force) {
        checkNewer(checked);
      }
    } catch (IOException e) {
      throw diskFailed(e);
    }
    return checked;
  }

  private void checkNewer(CheckedOffer offer) throws IOException, RefusedOfferException {
    String identity = offer.identity();
    if (store.current().equals(Optional.of(identity))) {
      return;
    }
    StoredWeights known = store.state(identity);
    if (known.bad().isPresent()) {
      throw new RefusedOfferException(
          OfferRefusal.ROLLED_BACK,
          "it was rolled back here (%s); activate it at the robot if it shall drive again"
              .formatted(known.bad().get()));
    }
    WeightsStore.Newest newest = store.newest();
    // A power cut between noting the sequence and letting it drive leaves an offer that never was.
    boolean interrupted = newest.identity().equals(identity) && known.starts() < 0 && !known.good();
    if (offer.manifest().sequence() <= newest.sequence() && !interrupted) {
      throw new RefusedOfferException(
          OfferRefusal.NOT_NEWER,
          ("its sequence is %d, this robot has taken %d before; publish anew, or force it at the"
                  + " robot with 'controller weights import --force'")
              .formatted(offer.manifest().sequence(), newest.sequence()));
    }
  }

  /**
   * Keeps an offer that was judged.
   *
   * @throws RefusedOfferException if the disk does not take it; then all is as before
   */
  public void keep(CheckedOffer checked, byte[] offer) throws RefusedOfferException {
    try {
      store.add(checked.identity(), checked.manifest().sequence(), offer);
    } catch (IOException e) {
      throw diskFailed(e);
    }
  }

  /**
   * Lets a kept offer drive, if it still is newer than all before: others may have come since it
   * was judged, from another program, too.
   *
   * @param force as for {@link #judge}
   * @throws RefusedOfferException with the reason; then nothing was changed
   * @throws IOException if the disk does not take it
   */
  public void activate(CheckedOffer checked, boolean force)
      throws IOException, RefusedOfferException {
    try {
      store.activate(
          checked.identity(),
          checked.manifest().sequence(),
          () -> {
            try {
              if (!force) {
                checkNewer(checked);
              }
            } catch (RefusedOfferException refused) {
              throw new IOException(refused);
            }
          });
    } catch (IOException e) {
      if (e.getCause() instanceof RefusedOfferException refused) {
        throw refused;
      }
      throw e;
    }
  }

  /** The words for a disk that fails. */
  public static RefusedOfferException diskFailed(IOException e) {
    return new RefusedOfferException(
        OfferRefusal.NOT_NOW,
        "the store of weights fails: %s; the weights before stay, free space or repair the disk"
            .formatted(e.getMessage()),
        e);
  }

  /**
   * Checks what lies in the store.
   *
   * @throws RefusedOfferException if it cannot be used
   */
  public CheckedOffer load(String identity) throws RefusedOfferException {
    try {
      byte[] offer = store.offer(identity);
      CheckedOffer checked = check.check(offer);
      if (!checked.identity().equals(identity)) {
        throw new RefusedOfferException(
            OfferRefusal.SIGNATURE,
            "the store holds %.12s where %.12s should be".formatted(Sha256.hex(offer), identity));
      }
      return checked;
    } catch (IOException e) {
      throw diskFailed(e);
    }
  }

  /**
   * Chooses what drives at a start: the current weights, else those before, else any that are good.
   *
   * @param watched whether the drive watches over the probation of its weights: then the start is
   *     counted, and current weights that a few starts have not brought through are rolled back
   */
  public Start start(boolean watched) {
    List<String> notes = new ArrayList<>();
    try {
      Optional<String> current = store.current();
      if (watched && current.isPresent()) {
        giveUpAfterTooManyStarts(store.state(current.get()), notes);
      }
      for (String identity : store.candidates()) {
        try {
          CheckedOffer checked = load(identity);
          if (watched) {
            countStart(store.state(identity), notes);
          }
          return new Start(Optional.of(checked), notes);
        } catch (RefusedOfferException e) {
          notes.add("weights %.12s cannot be used: %s".formatted(identity, e.getMessage()));
        }
      }
    } catch (IOException e) {
      notes.add("the store of weights cannot be read: " + e.getMessage());
    }
    return new Start(Optional.empty(), notes);
  }

  private void giveUpAfterTooManyStarts(StoredWeights current, List<String> notes)
      throws IOException {
    if (!current.good() && current.starts() >= MAX_STARTS && current.bad().isEmpty()) {
      String cause =
          "%d drives began with it and none got through its probation".formatted(current.starts());
      store.rollBack(cause);
      notes.add("weights %.12s are rolled back: %s".formatted(current.identity(), cause));
    }
  }

  private void countStart(StoredWeights chosen, List<String> notes) {
    if (chosen.good()) {
      return;
    }
    try {
      store.countStart(chosen.identity());
    } catch (IOException e) {
      notes.add("the start cannot be counted: " + e.getMessage());
    }
  }
}
