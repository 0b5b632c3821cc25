package org.nemadrive.telemetry;

import java.util.Map;

/** A port to nowhere. */
enum NoTelemetry implements TelemetryPort {
  INSTANCE;

  @Override
  public void event(EventKind kind, Map<String, ?> fields) {}

  @Override
  public void alert(String id, Severity severity, String text) {}

  @Override
  public void clearAlert(String id) {}

  @Override
  public void log(Severity severity, String text) {}

  @Override
  public void info(RobotInfo info) {}

  @Override
  public void progress(Progress progress) {}
}
