package org.nemadrive.controller.hardware;

/** Something that measures one number. For the control thread; polling allocates nothing. */
public interface Sensor {
  /**
   * Proves that the sensor is there and sets it up.
   *
   * @throws BoardException with what was found and what to do
   */
  void start() throws BoardException;

  /** Takes the newest value without waiting for one. */
  void poll(long nowNs, SensorReading out);

  /**
   * Whether its answer takes so long that it is polled when the wheels were told; it is then felt a
   * tick later.
   */
  default boolean isSlow() {
    return false;
  }
}
