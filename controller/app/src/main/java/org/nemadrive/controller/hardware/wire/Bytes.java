package org.nemadrive.controller.hardware.wire;

/** Big-endian numbers in byte arrays; no bounds but the array's. Allocates nothing. */
public final class Bytes {
  private Bytes() {}

  /** Writes 16 bits. */
  public static void putShort(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  /** Writes 32 bits. */
  public static void putInt(byte[] bytes, int at, int value) {
    putShort(bytes, at, value >> 16);
    putShort(bytes, at + 2, value);
  }

  /** Writes 64 bits. */
  public static void putLong(byte[] bytes, int at, long value) {
    putInt(bytes, at, (int) (value >> 32));
    putInt(bytes, at + 4, (int) value);
  }

  /** Reads 8 bits, 0 to 255. */
  public static int unsignedByte(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  /** Reads 16 bits, 0 to 65535. */
  public static int unsignedShort(byte[] bytes, int at) {
    return unsignedByte(bytes, at) << 8 | unsignedByte(bytes, at + 1);
  }

  /** Reads 32 bits, two's complement. */
  public static int signedInt(byte[] bytes, int at) {
    return unsignedShort(bytes, at) << 16 | unsignedShort(bytes, at + 2);
  }

  /** Reads 64 bits, two's complement. */
  public static long signedLong(byte[] bytes, int at) {
    return (long) signedInt(bytes, at) << 32 | signedInt(bytes, at + 4) & 0xFFFF_FFFFL;
  }
}
