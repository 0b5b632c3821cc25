package org.nemadrive.controller.stop;

import java.nio.file.Path;
import org.nemadrive.controller.profile.ProfileReader;
import org.nemadrive.controller.profile.RobotProfile;
import org.nemadrive.controller.session.DriveSession;
import org.nemadrive.controller.session.DriveSettings;
import org.nemadrive.controller.session.PentagonDrive;
import org.nemadrive.controller.system.ServiceHeartbeat;
import org.nemadrive.controller.system.ServiceManager;
import org.nemadrive.controller.time.SystemClock;

/** A controller that drives the robot of an {@link EmulatorProcess}; its loop hangs on request. */
final class DrivenProcess {
  private DrivenProcess() {}

  /** Arguments: profile, weights, port of the emulator, ticks before the loop hangs or 0. */
  public static void main(String[] args) throws Exception {
    RobotProfile profile = ProfileReader.read(Path.of(args[0]));
    Path weights = Path.of(args[1]);
    long hangAfter = Long.parseLong(args[3]);
    SystemClock clock = new SystemClock();
    DriveSettings settings = PentagonDrive.settings(profile, weights);
    try (ServiceManager manager = ServiceManager.of(System.getenv());
        DriveSession session =
            new DriveSession(settings, new EmulatorWires(Integer.parseInt(args[2])), clock)) {
      session.listen(new ServiceHeartbeat(manager, profile.body().periodNs()));
      session.mode().start("test");
      session.run(
          done -> {
            if (hangAfter > 0 && done == hangAfter) {
              clock.sleepUntil(Long.MAX_VALUE / 2);
            }
            return true;
          });
    }
  }
}
