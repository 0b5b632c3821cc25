package org.nemadrive.controller.telemetry;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.nemadrive.telemetry.TelemetryPort;

/** A port that sends nothing and keeps what it was told. */
final class RecordedPort {
  private final List<Call> calls = new ArrayList<>();
  private final TelemetryPort port =
      (TelemetryPort)
          Proxy.newProxyInstance(
              TelemetryPort.class.getClassLoader(),
              new Class<?>[] {TelemetryPort.class},
              (proxy, method, arguments) -> {
                calls.add(new Call(method.getName(), List.of(arguments)));
                return null;
              });

  /** One call. */
  record Call(String method, List<Object> arguments) {
    @Override
    public String toString() {
      return method + arguments;
    }
  }

  TelemetryPort port() {
    return port;
  }

  List<Call> calls() {
    return calls;
  }

  /** The calls in words. */
  List<String> sent() {
    return calls.stream().map(Call::toString).toList();
  }
}
