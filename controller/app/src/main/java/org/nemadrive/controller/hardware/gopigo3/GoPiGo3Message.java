package org.nemadrive.controller.hardware.gopigo3;

/** Message types, masks and reply lengths of a GoPiGo3. Source: gopigo3.py, SPI_MESSAGE_TYPE. */
final class GoPiGo3Message {
  static final int GET_MANUFACTURER = 1;
  static final int GET_NAME = 2;
  static final int GET_HARDWARE_VERSION = 3;
  static final int GET_FIRMWARE_VERSION = 4;
  static final int GET_ID = 5;
  static final int SET_LED = 6;
  static final int GET_VOLTAGE_5V = 7;
  static final int GET_VOLTAGE_BATTERY = 8;
  static final int SET_MOTOR_PWM = 10;
  static final int SET_MOTOR_DPS = 14;
  static final int SET_MOTOR_LIMITS = 15;
  static final int GET_MOTOR_STATUS_LEFT = 19;
  static final int GET_MOTOR_STATUS_RIGHT = 20;
  static final int SET_GROVE_TYPE = 21;
  static final int SET_GROVE_MODE = 22;
  static final int GET_GROVE_VALUE_1 = 26;
  static final int GET_GROVE_ANALOG_1_1 = 36;

  static final int LEFT = 0x01;
  static final int RIGHT = 0x02;
  static final int BOTH = 0x03;

  /** Power byte that floats a motor, the only state without power. */
  static final int FLOAT = -128;

  static final int TEXT_LENGTH = 24;
  static final int ID_LENGTH = 20;
  static final int VERSION_LENGTH = 8;
  static final int VOLTAGE_LENGTH = 6;
  static final int STATUS_LENGTH = 12;

  private GoPiGo3Message() {}
}
