package org.nemadrive.controller.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No computer of a developer has a device of SPI; the call itself is proved by another one. */
@EnabledOnOs(OS.LINUX)
class SpiModeBitsTest {
  /** How many bytes are left to read, of {@code asm-generic/ioctls.h}. */
  private static final NativeLong FIONREAD = new NativeLong(0x541B);

  @TempDir private Path folder;

  @Test
  void theKernelFillsInWhatItIsAskedForAndWhoeverIsNoSpiDeviceHasNoMode() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "twelve bytes");
    int descriptor = Libc.open(file.toString(), Libc.O_CLOEXEC);
    int[] left = new int[1];
    Libc.ioctl(descriptor, FIONREAD, left);
    Libc.close(descriptor);
    assertArrayEquals(new int[] {12}, left);
    assertEquals(OptionalInt.empty(), SpiModeBits.of(file));
    assertEquals(OptionalInt.empty(), SpiModeBits.of(folder.resolve("missing")));
  }
}
