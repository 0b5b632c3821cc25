package org.nemadrive.controller.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nemadrive.simulator.body.BodyModel;
import org.nemadrive.simulator.profile.ProfileFile;
import org.nemadrive.simulator.profile.ProfileSection;

/**
 * What DexterInd's library was told of a GoPiGo3 by its owner, in {@code ~/.gpg3_config.json}. A
 * profile that leaves a number out takes it from there; what a profile states always wins.
 *
 * @param file the file
 * @param wheelDiameterMm millimetres
 * @param wheelBaseMm millimetres
 * @param countsPerTurn encoder ticks of a motor turn times the gear ratio
 */
public record VendorConfiguration(
    Path file, double wheelDiameterMm, double wheelBaseMm, double countsPerTurn) {
  /** The file's name in its owner's home. */
  public static final String NAME = ".gpg3_config.json";

  private static final Pattern BODY = Pattern.compile("(?m)^body:[ \\t]*(#.*)?$");

  /** Owners measure their wheels to about this part. */
  private static final double AGREES = 0.05;

  /** The configuration in a file; nothing if it lacks a number or cannot be read. */
  public static Optional<VendorConfiguration> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      return Optional.empty();
    }
    double diameter = number(text, "wheel-diameter");
    double base = number(text, "wheel-base-width");
    double counts = number(text, "ticks") * number(text, "motor_gear_ratio");
    return diameter > 0 && base > 0 && counts > 0
        ? Optional.of(new VendorConfiguration(file, diameter, base, counts))
        : Optional.empty();
  }

  private static double number(String text, String key) {
    Matcher matcher =
        Pattern.compile('"' + Pattern.quote(key) + "\"\\s*:\\s*([0-9]+(?:\\.[0-9]+)?)")
            .matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
  }

  /**
   * A GoPiGo3's profile with the numbers of the body that it leaves out, each written into its text
   * with where it came from, so that a recording carries it; any other profile as it is.
   *
   * @param home where the vendor's file may lie
   * @param tell is told of each number taken over, one sentence each
   */
  static ProfileFile complete(ProfileFile profile, Path home, Consumer<String> tell) {
    // A root of its own: what is asked here is no fact of the profile.
    ProfileSection root = ProfileFile.of(profile.name(), profile.text()).root();
    Matcher start = BODY.matcher(profile.text());
    boolean fits =
        root.has("board")
            && root.text("board").equals("gopigo3")
            && root.has("body")
            && start.find();
    if (!fits) {
      return profile;
    }
    ProfileSection body = root.section("body");
    StringBuilder lines = new StringBuilder();
    read(home.resolve(NAME))
        .ifPresent(
            found ->
                found
                    .keys()
                    .forEach(
                        (key, value) -> {
                          if (!body.has(key)) {
                            lines.append(
                                "%n  %s: %s  # from %s".formatted(key, value, found.file()));
                            tell.accept(
                                "body.%s is %s, from %s, because %s does not say it"
                                    .formatted(key, value, found.file(), profile.name()));
                          }
                        }));
    return lines.isEmpty()
        ? profile
        : ProfileFile.of(
            profile.name(),
            new StringBuilder(profile.text()).insert(start.end(), lines).toString());
  }

  private Map<String, Double> keys() {
    Map<String, Double> keys = new LinkedHashMap<>();
    keys.put("wheelRadiusMm", wheelDiameterMm / 2);
    keys.put("wheelBaseMm", wheelBaseMm);
    keys.put("countsPerTurn", countsPerTurn);
    return keys;
  }

  /** What is not as in a body, as lines of a profile; empty if all agrees. */
  public String differsFrom(BodyModel body) {
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
