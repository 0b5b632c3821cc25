package org.nemadrive.controller.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.world.FoodLayout;
import org.nemadrive.simulator.world.FoodPoint;

class JournalHeaderTest {
  private static byte[] header() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var layout = new FoodLayout("two", List.of(new FoodPoint(1, 2), new FoodPoint(3, 4)));
    new JournalHeader("name: r\n", new byte[] {5}, layout).write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static JournalHeader read(byte[] bytes) throws IOException {
    return JournalHeader.read(new DataInputStream(new ByteArrayInputStream(bytes)), "drive");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    FoodLayout layout = read(header()).layout();
    assertEquals(2, layout.count());
    assertEquals(3, layout.x(1));
    assertEquals(4, layout.y(1));
  }

  @Test
  void foodThatLiesNowhereIsADamageAndNoBug() throws IOException {
    for (double nowhere : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      byte[] bytes = header();
      // The last item's x is the last but one of the numbers.
      ByteBuffer.wrap(bytes).putDouble(bytes.length - 2 * Double.BYTES, nowhere);
      var e = assertThrows(InvalidInputException.class, () -> read(bytes));
      assertEquals(
          "drive is damaged: its food item 2 lies at (" + nowhere + ", 4.0)", e.getMessage());
    }
  }
}
