package org.nemadrive.controller.weights;

import java.util.Optional;

/**
 * What the store knows of an offer it keeps, beside the offer itself.
 *
 * @param identity SHA-256 of the offer, 64 hex digits; the name of its folder
 * @param sequence its sequence when it was kept; orders what is kept and decides nothing else
 * @param good whether it drove through its probation
 * @param bad why it was rolled back, if it was
 * @param starts how often a drive began with it before it was found good; -1 if it never was the
 *     current one
 */
public record StoredWeights(
    String identity, long sequence, boolean good, Optional<String> bad, int starts) {}
