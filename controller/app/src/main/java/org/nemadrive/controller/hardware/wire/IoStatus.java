package org.nemadrive.controller.hardware.wire;

/** How an exchange on a {@link Port} ended. */
public enum IoStatus {
  /** All bytes went over the wire; nothing is said about what they mean. */
  OK,
  /** The bus reported an error: no acknowledge, or a transfer that failed or came back short. */
  FAILED
}
