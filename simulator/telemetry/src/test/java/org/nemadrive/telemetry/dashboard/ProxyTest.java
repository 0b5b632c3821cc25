package org.nemadrive.telemetry.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nemadrive.simulator.mode.Mode;
import org.nemadrive.telemetry.config.TelemetryConfig;
import org.nemadrive.telemetry.testing.Browser;
import org.nemadrive.telemetry.testing.Mosquitto;
import org.nemadrive.telemetry.testing.Rig;
import org.nemadrive.testing.OpensBroker;
import org.nemadrive.testing.OpensBrowser;
import org.nemadrive.testing.StartsProcess;

/** The page below a path of a real nginx and a real Caddy, with the files that people copy. */
@OpensBroker
@OpensBrowser
@StartsProcess
class ProxyTest {
  private static final Path SNIPPETS = Path.of("proxy");

  @TempDir Path folder;

  private String snippet(String name, int dashboardPort) throws IOException {
    return Files.readString(SNIPPETS.resolve(name))
        .replace("127.0.0.1:8080", "127.0.0.1:" + dashboardPort);
  }

  private void tryBehind(String program, Proxy proxy) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(program)),
        "skipped: it needs a real proxy; install it with 'apt-get install nginx-light caddy'");
    int port = Mosquitto.freePort();
    String url = "http://localhost:" + port + "/worm/";
    try (var broker = Mosquitto.open(folder).start();
        var rig = new Rig(TelemetryConfig.of("nema-1", broker.address()));
        var server =
            DashboardServer.start(
                InetAddress.getLoopbackAddress(),
                0,
                DashboardSettings.relayed(
                        "nema-1", () -> new Socket(InetAddress.getLoopbackAddress(), broker.port()))
                    .publishedAt(url))) {
      int behind = Integer.parseInt(server.url().replaceAll("\\D", ""));
      rig.stepUntilReady();
      rig.robot().start();
      Process process =
          new ProcessBuilder(proxy.command(port, behind))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("proxy.log").toFile())
              .start();
      try {
        awaitOpen(port, process);
        try (var browser = Browser.open(url, 900, 700)) {
          rig.stepUntil("live", () -> browser.text("badge-text").startsWith("live"));
          browser.element("stop").click();
          rig.stepUntil("stopped", () -> rig.robot().mode().mode() == Mode.ESTOP);
          assertEquals(List.of(), browser.errors());
        }
      } finally {
        process.destroy();
        process.waitFor();
      }
    }
  }

  private interface Proxy {
    List<String> command(int port, int behind) throws IOException;
  }

  private void awaitOpen(int port, Process process) throws IOException {
    while (true) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertTrue(socket.isConnected());
        return;
      } catch (IOException notYet) {
        assertTrue(process.isAlive(), () -> "the proxy ended: " + log());
        LockSupport.parkNanos(20_000_000);
      }
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("proxy.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void nginxServesIt() throws Exception {
    tryBehind(
        "/usr/sbin/nginx",
        (port, behind) -> {
          Path passwords = Files.writeString(folder.resolve("passwords"), "");
          String locations =
              snippet("nginx.conf", behind)
                  .replaceAll("auth_basic \"worm\";", "auth_basic off;")
                  .replace("/etc/nginx/worm.passwd", passwords.toString());
          String text =
              """
              daemon off;
              pid %s/pid;
              error_log stderr;
              events {}
              http {
                access_log off;
                client_body_temp_path %s/body;
                proxy_temp_path %s/proxy;
                fastcgi_temp_path %s/fastcgi;
                uwsgi_temp_path %s/uwsgi;
                scgi_temp_path %s/scgi;
                server { listen 127.0.0.1:%d; %s }
              }
              """
                  .formatted(folder, folder, folder, folder, folder, folder, port, locations);
          Path file = Files.writeString(folder.resolve("nginx.conf"), text);
          return List.of("/usr/sbin/nginx", "-p", folder.toString(), "-c", file.toString());
        });
  }

  @Test
  void caddyServesIt() throws Exception {
    tryBehind(
        "/usr/bin/caddy",
        (port, behind) -> {
          String text =
              "{\n\tadmin off\n\tauto_https off\n}\n"
                  + snippet("Caddyfile", behind)
                      .replaceAll("(?m)^lab.example \\{", "http://localhost:" + port + " {");
          Path file = Files.writeString(folder.resolve("Caddyfile"), text);
          return List.of(
              "env",
              "HOME=" + folder,
              "/usr/bin/caddy",
              "run",
              "--adapter",
              "caddyfile",
              "--config",
              file.toString());
        });
  }
}
