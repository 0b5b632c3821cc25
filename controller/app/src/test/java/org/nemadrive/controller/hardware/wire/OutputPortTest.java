package org.nemadrive.controller.hardware.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputPortTest {
  /** A line that takes every write and whose pin is held by somebody else. */
  private static DigitalOutput heldAt(DigitalState pin) {
    return (DigitalOutput)
        Proxy.newProxyInstance(
            OutputPortTest.class.getClassLoader(),
            new Class<?>[] {DigitalOutput.class},
            (line, method, arguments) -> arguments == null ? pin : line);
  }

  @ParameterizedTest
  @CsvSource({"0, LOW, OK", "0, HIGH, FAILED", "1, HIGH, OK", "1, LOW, FAILED"})
  void aWriteIsConfirmedByThePinAndNotByWhatWasWritten(
      byte written, DigitalState pin, IoStatus status) {
    Port port = new Pi4jPorts.OutputPort(heldAt(pin));
    assertEquals(status, port.exchange(new byte[] {written}, 1, new byte[1], 0));
  }
}
