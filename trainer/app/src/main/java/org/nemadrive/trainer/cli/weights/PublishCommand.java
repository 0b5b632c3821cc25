package org.nemadrive.trainer.cli.weights;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.files.InvalidInputException;
import org.nemadrive.simulator.files.Sha256;
import org.nemadrive.simulator.mode.Outcome;
import org.nemadrive.simulator.offer.RefusedOfferException;
import org.nemadrive.simulator.offer.SigningKey;
import org.nemadrive.simulator.offer.WeightsOffer;
import org.nemadrive.simulator.weights.TrainedWeights;
import org.nemadrive.simulator.weights.WeightsFile;
import org.nemadrive.telemetry.cli.ConnectomeOption;
import org.nemadrive.telemetry.config.InvalidConfigException;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.config.TelemetryConfigFile;
import org.nemadrive.telemetry.link.BrokerAddress;
import org.nemadrive.telemetry.service.OfferPublisher;
import org.nemadrive.trainer.cli.option.Software;
import org.nemadrive.trainer.run.RunFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code trainer publish}: weights for a robot, signed, with the proof that they run there as here.
 */
@Command(
    name = "publish",
    description = {
      "Sign weights together with a golden trace of what they do, and deliver them:",
      "as one file into a folder, or retained at the broker of a robot."
    },
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
  private static final Duration BROKER_PATIENCE = Duration.ofSeconds(15);

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "Weights file of a training run.")
  private Path weights;

  @ArgGroup(multiplicity = "1")
  private Signer signer;

  /** Who signs. */
  private static final class Signer {
    @Option(
        names = "--key",
        paramLabel = "FILE",
        required = true,
        description = "Private key of 'trainer keygen'.")
    private Path key;

    @Option(
        names = "--unsigned",
        required = true,
        description = "Sign nothing; robots take it only with --allow-unsigned.")
    private boolean unsigned;
  }

  @Option(
      names = "--to",
      paramLabel = "DIR|URI",
      required = true,
      description = "A folder, or a broker: mqtt://HOST[:PORT] or mqtts://HOST[:PORT].")
  private String to;

  @Option(
      names = "--robot",
      paramLabel = "NAME",
      description = "The robot's name in the topics; for a broker.")
  private String robot;

  @Option(
      names = "--telemetry",
      paramLabel = "FILE",
      description = "Certificates and login for the broker; its own broker and robot are not used.")
  private Path configuration;

  @Option(
      names = "--wait",
      paramLabel = "S",
      defaultValue = "0",
      description = "Seconds to wait for the robot to say that it carries the weights, or why not.")
  private int waitS;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Name of the weights, for people. Default: name of the file and its folder.")
  private String name;

  @Option(
      names = "--sequence",
      paramLabel = "N",
      description =
          "Must rise from offer to offer; robots refuse what is not newer. Default: the time now in"
              + " milliseconds.")
  private Long sequence;

  @Mixin private ConnectomeOption connectomeOption;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    weights = RunFolder.weightsAt(weights);
    TrainedWeights trained = WeightsFile.read(weights, connectomeOption.readFor(weights));
    String title = name == null ? title() : name;
    byte[] offer = offer(trained, title);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Identity: " + Sha256.hex(offer));
    out.flush();
    if (to.contains("://")) {
      return toBroker(offer, title, out);
    }
    Path file = Path.of(to).resolve(title.replaceAll("[^A-Za-z0-9._-]", "-") + WeightsOffer.ENDING);
    AtomicFile.write(file, stream -> stream.write(offer));
    out.println("Written: " + file);
    out.println("On the robot: controller weights import " + file.getFileName());
    return 0;
  }

  private String title() {
    Path parent = weights.toAbsolutePath().getParent();
    String file = weights.getFileName().toString().replaceFirst("\\.json$", "");
    return parent == null || parent.getFileName() == null
        ? file
        : parent.getFileName() + "-" + file;
  }

  private byte[] offer(TrainedWeights trained, String title) {
    long number = sequence == null ? Instant.now().toEpochMilli() : sequence;
    String software = Software.nameAndVersion();
    try {
      return signer.unsigned
          ? WeightsOffer.unsigned(trained, title, number, software)
          : WeightsOffer.signed(trained, title, number, software, SigningKey.read(signer.key));
    } catch (RefusedOfferException e) {
      throw new InvalidInputException(weights + " makes no offer: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("--name or --sequence: found " + e.getMessage(), e);
    }
  }

  private int toBroker(byte[] offer, String title, PrintWriter out) {
    if (robot == null) {
      throw new InvalidInputException(
          "--to names a broker: say with --robot for which robot, for instance --robot nema-1");
    }
    PrintWriter err = spec.commandLine().getErr();
    try (OfferPublisher publisher = new OfferPublisher(config(), robot)) {
      Outcome kept = publisher.publish(title, Sha256.hex(offer), offer, BROKER_PATIENCE);
      if (!kept.accepted()) {
        err.println("failed: not published: " + kept.reason());
        return 1;
      }
      out.println("Published: %s for %s".formatted(to, robot));
      out.flush();
      if (waitS == 0) {
        return 0;
      }
      Outcome answer = publisher.awaitRobot(Duration.ofSeconds(waitS));
      if (!answer.accepted()) {
        err.println("failed: " + answer.reason());
        return 1;
      }
      out.println("Robot: " + answer.reason());
      return 0;
    }
  }

  private TelemetryConfig config() {
    try {
      BrokerAddress broker = BrokerAddress.parse(to);
      return configuration == null
          ? TelemetryConfig.of(robot, broker)
          : TelemetryConfigFile.read(configuration).withBroker(broker);
    } catch (InvalidConfigException | IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage(), e);
    }
  }
}
