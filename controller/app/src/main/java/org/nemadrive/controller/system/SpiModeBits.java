package org.nemadrive.controller.system;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The mode of a chip select of SPI: the kernel keeps what the last program left there. */
public final class SpiModeBits {
  /** {@code SPI_IOC_RD_MODE32} of {@code linux/spi/spidev.h}. */
  private static final NativeLong READ_MODE = new NativeLong(0x8004_6B05L);

  /** Older kernels show it for every chip select that is a GPIO line, as all of a Pi are. */
  private static final int CHIP_SELECT_HIGH = 0x04;

  private SpiModeBits() {}

  /**
   * The bits set now, but for the polarity of chip select.
   *
   * @param device a device of {@code /dev/spidev*}; nothing is sent to it
   * @return nothing if it cannot be opened or is no such device
   */
  public static OptionalInt of(Path device) {
    try {
      int descriptor = Libc.open(device.toString(), Libc.O_CLOEXEC);
      try {
        int[] mode = new int[1];
        Libc.ioctl(descriptor, READ_MODE, mode);
        return OptionalInt.of(mode[0] & ~CHIP_SELECT_HIGH);
      } finally {
        Libc.close(descriptor);
      }
    } catch (LastErrorException | LinkageError e) {
      return OptionalInt.empty();
    }
  }
}
