package org.nemadrive.telemetry.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nemadrive.telemetry.EventKind;
import org.nemadrive.telemetry.Mode;
import org.nemadrive.telemetry.Progress;
import org.nemadrive.telemetry.RobotInfo;
import org.nemadrive.telemetry.Severity;
import org.nemadrive.telemetry.TelemetryPort;
import org.nemadrive.telemetry.TickSample;

/** A port that keeps the alerts and counts the ticks. */
public final class RecordingPort implements TelemetryPort {
  private final List<String> alerts = new ArrayList<>();
  private int ticks;

  /** What was raised and cured, in order. */
  public List<String> alerts() {
    return alerts;
  }

  /** How many ticks came. */
  public int ticks() {
    return ticks;
  }

  @Override
  public void tick(TickSample sample) {
    ticks++;
  }

  @Override
  public void alert(String id, Severity severity, String text) {
    alerts.add("raised " + id + " " + severity + ": " + text);
  }

  @Override
  public void clearAlert(String id) {
    alerts.add("cured " + id);
  }

  @Override
  public void mode(Mode mode, String cause) {}

  @Override
  public void event(EventKind kind, Map<String, ?> fields) {}

  @Override
  public void log(Severity severity, String text) {}

  @Override
  public void info(RobotInfo info) {}

  @Override
  public void progress(Progress progress) {}
}
