package org.nemadrive.trainer.cli.weights;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nemadrive.simulator.offer.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trainer keygen}: a key pair to sign weights with. */
@Command(
    name = "keygen",
    description = "Make an Ed25519 key pair to sign weights with.",
    mixinStandardHelpOptions = true)
public final class KeygenCommand implements Callable<Integer> {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Private key to write, for its owner only; the public one goes to FILE.pub.")
  private Path key;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SigningKey made = SigningKey.generate(key);
    Path publicFile = SigningKey.publicKeyFile(key);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Private key: " + key + " (keep it to yourself)");
    out.println("Public key: %s (fingerprint %s)".formatted(publicFile, made.shortFingerprint()));
    out.println(
        "Copy the public key to /etc/nemadrive/keys/ on every robot that shall believe it.");
    return 0;
  }
}
