package org.nemadrive.trainer.hazelcast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two networks with a cable between them that can be cut, in namespaces of their own: needs no
 * root, touches no network of this machine, and goes with the processes that hold it.
 */
final class TwoNetworks implements AutoCloseable {
  /** Address at the end that is never pulled out. */
  static final String HERE = "10.213.7.1";

  /** Address at the other end. */
  static final String THERE = "10.213.7.2";

  /** However a test ends, its networks are gone after so many seconds. */
  private static final String LIFE_S = "1800";

  private final Process here;
  private final Process there;

  private TwoNetworks(Process here, Process there) {
    this.here = here;
    this.there = there;
  }

  /** Makes them; empty where a user may not. */
  static Optional<TwoNetworks> open() throws IOException, InterruptedException {
    Process here = hold(List.of("unshare", "--map-root-user", "--net"));
    List<String> inside = new ArrayList<>(within(here));
    inside.addAll(List.of("unshare", "--net"));
    TwoNetworks both = new TwoNetworks(here, hold(inside));
    boolean made =
        run(
                both.here(),
                "ip link add a type veth peer name b netns %d && ip addr add %s/24 dev a && ip link set a up"
                    .formatted(both.there.pid(), HERE))
            && run(both.there(), "ip addr add " + THERE + "/24 dev b && ip link set b up");
    if (!made) {
      both.close();
    }
    return made ? Optional.of(both) : Optional.empty();
  }

  private static Process hold(List<String> before) throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(List.of("sh", "-c", "ip link set lo up && echo ready && exec sleep " + LIFE_S));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    // Its one line, or the reason why there is none: then nothing can be made in it either.
    process.inputReader().readLine();
    return process;
  }

  private static List<String> within(Process holder) {
    return List.of(
        "nsenter", "--preserve-credentials", "-U", "-n", "-t", Long.toString(holder.pid()));
  }

  private static boolean run(List<String> before, String script)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(before);
    line.addAll(List.of("sh", "-c", script));
    return new ProcessBuilder(line).inheritIO().start().waitFor() == 0;
  }

  /** What runs a command at the end that is never pulled out. */
  List<String> here() {
    return within(here);
  }

  /** What runs a command at the other end. */
  List<String> there() {
    return within(there);
  }

  /** Pulls the cable out over there: nothing is refused, nothing arrives. */
  void cut() throws IOException, InterruptedException {
    link("down");
  }

  /** Plugs it in again. */
  void mend() throws IOException, InterruptedException {
    link("up");
  }

  private void link(String state) throws IOException, InterruptedException {
    if (!run(there(), "ip link set b " + state)) {
      throw new AssertionError("the cable cannot be set " + state);
    }
  }

  @Override
  public void close() {
    there.destroyForcibly();
    here.destroyForcibly();
  }
}
