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
}
