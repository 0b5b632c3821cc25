package org.nemadrive.simulator.offer;

import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.worm.NervousSystem;

/**
 * An offer that was found good in every respect but one: whether it is newer than what a robot has.
 *
 * @param identity SHA-256 of the whole offer, 64 hex digits; what {@code sha256sum} says of the
 *     file
 * @param manifest what it says of itself
 * @param weights the connectome
 * @param nerves the nervous system that repeated the golden trace, back at rest
 * @param signer name of the trusted key, or {@link WeightsOffer#UNSIGNED}
 */
public record CheckedOffer(
    String identity,
    OfferManifest manifest,
    TrainedWeights weights,
    NervousSystem nerves,
    String signer) {}
