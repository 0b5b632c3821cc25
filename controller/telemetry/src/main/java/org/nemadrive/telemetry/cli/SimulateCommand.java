package org.nemadrive.telemetry.cli;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.nemadrive.simulator.connectome.Connectome;
import org.nemadrive.telemetry.command.CommandSettings;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.dashboard.DashboardServer;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.service.Telemetry;
import org.nemadrive.telemetry.simulated.SimulatedLoop;
import org.nemadrive.telemetry.simulated.SimulatedRobot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a simulated robot until interrupted, and serves its dashboard. */
@Command(
    name = "simulate",
    description = "Publish a simulated robot over MQTT and serve its dashboard.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Mixin private WormOptions worm;

  @Option(
      names = "--telemetry",
      description = "configuration file; instead of --broker and --robot")
  private Path configuration;

  @Option(
      names = "--broker",
      defaultValue = "mqtt://127.0.0.1:1883",
      description = "broker (default: ${DEFAULT-VALUE})")
  private String broker;

  @Option(
      names = "--robot",
      defaultValue = "sim-1",
      description = "name in the topics (default: ${DEFAULT-VALUE})")
  private String robotName;

  @Option(
      names = "--websocket",
      defaultValue = "ws://{host}:9001/",
      description = "the broker for browsers (default: ${DEFAULT-VALUE})")
  private String webSocket;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of the dashboard (default: ${DEFAULT-VALUE})")
  private int port;

  @Override
  public Integer call() throws Exception {
    SimulatedRobot robot = worm.robot(Connectome.celegans());
    TelemetryConfig config = config();
    var interrupted = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      interrupted.countDown();
                      awaitQuietly(ended);
                    }));
    try (var telemetry = Telemetry.start(config, robot.info(), robot);
        var dashboard =
            DashboardServer.start(
                InetAddress.getLoopbackAddress(), port, webSocket, config.robot());
        var loop = new SimulatedLoop(robot, worm.hz())) {
      robot.connect(telemetry);
      robot.start();
      loop.start();
      System.out.println("Publishing " + config.robot() + " to " + config.broker() + ".");
      System.out.println("Dashboard: " + dashboard.url());
      System.out.println("Press Ctrl-C to end.");
      interrupted.await();
    } finally {
      ended.countDown();
    }
    return 0;
  }

  private static void awaitQuietly(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  private TelemetryConfig config() throws UsageException {
    try {
      return configuration == null
          ? TelemetryConfig.of(robotName, BrokerAddress.parse(broker))
              .withCommands(new CommandSettings(true, 500, 0))
          : TelemetryConfigFile.read(configuration);
    } catch (InvalidConfigException wrong) {
      throw new UsageException(wrong.getMessage());
    }
  }
}
