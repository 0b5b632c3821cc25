package org.nemadrive.trainer.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.nemadrive.trainer.engine.ClusterSettings;
import org.nemadrive.trainer.ledger.CodeVersion;
import org.nemadrive.trainer.ledger.Place;

/**
 * How driver and workers are set up as members: nothing is looked for, nothing is sent home, one
 * interface is listened on, only our classes are read, and groups that lost sight of each other do
 * not merge by themselves, as workers join anew.
 */
final class Cluster {
  /** Where runs are computed. */
  static final String RUNS = "runs";

  /** Where what takes no time is done. */
  static final String ORDERS = "orders";

  /** How far runs are. */
  static final String PROGRESS = "progress";

  private static final String ROLE = "role";
  private static final String DRIVER = "driver";
  private static final String WORKER = "worker";
  private static final String CODE = "code";
  private static final String NAME = "name";
  private static final String THREADS = "threads";
  private static final int ORDER_THREADS = 2;
  private static final int PORTS = 1_000;
  private static final int HASH_ROUNDS = 210_000;
  private static final int HASH_BITS = 128;

  private Cluster() {}

  /** Becomes the member that all others join. */
  static HazelcastInstance startDriver(ClusterSettings settings, InetSocketAddress at) {
    Config config = config(settings, at, List.of(text(at)));
    config.getNetworkConfig().setPortAutoIncrement(false);
    config.getMemberAttributeConfig().setAttribute(ROLE, DRIVER);
    return Hazelcast.newHazelcastInstance(config);
  }

  /** Becomes a member that computes in a pool. */
  static HazelcastInstance startWorker(
      ClusterSettings settings,
      InetSocketAddress at,
      InetSocketAddress driver,
      int threads,
      RunPool pool) {
    Config config = config(settings, at, List.of(text(driver)));
    config.getNetworkConfig().setPortAutoIncrement(true).setPortCount(PORTS);
    config
        .getMemberAttributeConfig()
        .setAttribute(ROLE, WORKER)
        .setAttribute(THREADS, Integer.toString(threads));
    // Orders may come as soon as this is a member, before anything could be added to it.
    config.setUserContext(new ConcurrentHashMap<>(Map.of(Order.POOL, pool)));
    // Every run has a thread that waits for it, those of a driver that is gone as well.
    config.addExecutorConfig(new ExecutorConfig(RUNS).setPoolSize(4 * threads + 4));
    return Hazelcast.newHazelcastInstance(config);
  }

  private static Config config(
      ClusterSettings settings, InetSocketAddress at, List<String> members) {
    Config config = new Config();
    config.setClusterName(secretName(settings));
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.partition.count", "7");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty(
        "hazelcast.max.no.heartbeat.seconds", Long.toString(settings.heartbeat().toSeconds()));
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "100000000");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "100000000");
    config.getJetConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.addExecutorConfig(new ExecutorConfig(ORDERS).setPoolSize(ORDER_THREADS));
    JavaSerializationFilterConfig classes = new JavaSerializationFilterConfig();
    classes.getWhitelist().addPackages("org.nemadrive.trainer.hazelcast");
    config.getSerializationConfig().setJavaSerializationFilterConfig(classes);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(at.getPort());
    network.getInterfaces().setEnabled(true).addInterface(at.getAddress().getHostAddress());
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(members);
    config
        .getMemberAttributeConfig()
        .setAttribute(CODE, CodeVersion.ofAll())
        .setAttribute(NAME, Place.here().host() + "/" + ProcessHandle.current().pid());
    return config;
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Members of another name are not let in, and the secret makes the name. */
  private static String secretName(ClusterSettings settings) {
    if (settings.secret().isEmpty()) {
      return settings.name();
    }
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      settings.secret().toCharArray(),
                      ("nemadrive " + settings.name()).getBytes(StandardCharsets.UTF_8),
                      HASH_ROUNDS,
                      HASH_BITS))
              .getEncoded();
      return settings.name() + "-" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    }
  }

  /** The driver that a member sees; the one that came first, if there are several. */
  static Optional<Member> driver(HazelcastInstance hazelcast) {
    return hazelcast.getCluster().getMembers().stream()
        .filter(member -> DRIVER.equals(member.getAttribute(ROLE)))
        .findFirst();
  }

  static boolean isWorker(Member member) {
    return WORKER.equals(member.getAttribute(ROLE));
  }

  /** Whether a member was built from the same sources, as far as they matter to a run. */
  static boolean isOfOurVersion(Member member) {
    return CodeVersion.ofAll().equals(member.getAttribute(CODE));
  }

  static String code(Member member) {
    return member.getAttribute(CODE);
  }

  /** Machine and process of a member, and its address. */
  static String name(Member member) {
    return "%s (%s:%d)"
        .formatted(
            member.getAttribute(NAME),
            member.getAddress().getHost(),
            member.getAddress().getPort());
  }

  static int threads(Member member) {
    return Integer.parseInt(member.getAttribute(THREADS));
  }
}
