package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The few calls of the C library that Java has no words for; Linux only. A {@code size_t} is a
 * {@link NativeLong}, so that a Pi with 32 bits is called right, too.
 */
final class Libc {
  static final int AF_UNIX = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_NOSIGNAL = 0x4000;

  /** To read only is the absence of a flag. */
  static final int O_CLOEXEC = 0x80000;

  static final int SCHED_FIFO = 1;
  static final int SCHED_RR = 2;
  static final int MCL_CURRENT = 1;
  static final int MCL_FUTURE = 2;

  /** Locks pages as they are touched, so that reserved but unused address space costs nothing. */
  static final int MCL_ONFAULT = 4;

  static {
    Native.register(Libc.class, "c");
  }

  private Libc() {}

  static native int socket(int domain, int type, int protocol) throws LastErrorException;

  static native NativeLong sendto(
      int socket, byte[] message, NativeLong length, int flags, byte[] address, int addressLength)
      throws LastErrorException;

  static native int close(int descriptor) throws LastErrorException;

  static native int open(String path, int flags) throws LastErrorException;

  static native int ioctl(int descriptor, NativeLong request, int[] value)
      throws LastErrorException;

  static native int sched_setscheduler(int thread, int policy, int[] parameters)
      throws LastErrorException;

  static native int mlockall(int flags) throws LastErrorException;

  static native Pointer strerror(int error);

  /** What an error of the C library means, in words. */
  static String words(LastErrorException error) {
    return strerror(error.getErrorCode()).getString(0);
  }
}
