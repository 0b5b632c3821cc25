package org.nemadrive.simulator.connectome;

/**
 * One connection as published.
 *
 * @param presynaptic name of the cell that sends
 * @param postsynaptic name of the cell that receives
 * @param kind how they are joined
 * @param contacts number of contacts counted, at least 1
 * @param transmitter neurotransmitter; empty for gap junctions
 */
public record PublishedSynapse(
    String presynaptic, String postsynaptic, SynapseKind kind, int contacts, String transmitter) {

  /** The transmitter whose contacts count as negative weight; all others count as positive. */
  public static final String INHIBITORY_TRANSMITTER = "GABA";

  /** Contacts with their sign: negative if the transmitter inhibits. */
  public int signedContacts() {
    return transmitter.equals(INHIBITORY_TRANSMITTER) ? -contacts : contacts;
  }
}
