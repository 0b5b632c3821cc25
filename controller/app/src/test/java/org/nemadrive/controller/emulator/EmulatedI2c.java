package org.nemadrive.controller.emulator;

/** A chip on an I2C bus. Throws Pi4J's exceptions, as the real bus does. */
interface EmulatedI2c {
  void write(byte[] bytes, int length);

  void read(byte[] bytes, int length);

  void readRegister(int register, byte[] bytes, int length);
}
