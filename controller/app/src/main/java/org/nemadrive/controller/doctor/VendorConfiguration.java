package org.nemadrive.controller.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nemadrive.simulator.body.BodyModel;

/**
 * What DexterInd's library was told of a GoPiGo3 by its owner, in {@code ~/.gpg3_config.json}.
 *
 * @param file the file
 * @param wheelDiameterMm millimetres
 * @param wheelBaseMm millimetres
 * @param countsPerTurn encoder ticks of a motor turn times the gear ratio
 */
record VendorConfiguration(
    Path file, double wheelDiameterMm, double wheelBaseMm, double countsPerTurn) {
  private static final String NAME = ".gpg3_config.json";

  /** Owners measure their wheels to about this part. */
  private static final double AGREES = 0.05;

  /** All there are in people's homes; one that lacks a number is none. */
  static List<VendorConfiguration> in(Machine machine) {
    List<VendorConfiguration> found = new ArrayList<>();
    for (Path file : machine.inHomes(NAME)) {
      String text = machine.text(file).orElse("");
      double diameter = number(text, "wheel-diameter");
      double base = number(text, "wheel-base-width");
      double counts = number(text, "ticks") * number(text, "motor_gear_ratio");
      if (diameter > 0 && base > 0 && counts > 0) {
        found.add(new VendorConfiguration(file, diameter, base, counts));
      }
    }
    return found;
  }

  private static double number(String text, String key) {
    Matcher matcher =
        Pattern.compile('"' + Pattern.quote(key) + "\"\\s*:\\s*([0-9.]+)").matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  /** What is not as in a body, as lines of a profile; empty if all agrees. */
  String differsFrom(BodyModel body) {
    List<String> different = new ArrayList<>();
    double radius = body.countsPerTurn() / body.countsPerMm() / (2 * Math.PI);
    compare(different, "body.wheelRadiusMm", wheelDiameterMm / 2, radius);
    compare(different, "body.wheelBaseMm", wheelBaseMm, body.wheelBaseMm());
    compare(different, "body.countsPerTurn", countsPerTurn, body.countsPerTurn());
    return String.join(", ", different);
  }

  private static void compare(List<String> different, String key, double vendor, double ours) {
    if (Math.abs(vendor - ours) > AGREES * ours) {
      different.add(String.format(Locale.ROOT, "%s would be %.2f, not %.2f", key, vendor, ours));
    }
  }
}
