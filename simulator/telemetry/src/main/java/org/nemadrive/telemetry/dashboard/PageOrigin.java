package org.nemadrive.telemetry.dashboard;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Under which names the page may be asked for, and which pages may speak to the broker through it.
 * A name that is not ours in {@code Host} is how a foreign page gets around a browser's rules (DNS
 * rebinding); an {@code Origin} that is not ours is a foreign page.
 *
 * @param published scheme and authority behind a proxy, such as {@code https://lab.example}, or
 *     null
 */
record PageOrigin(String published) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The page as a proxy shows it.
   *
   * @param url its address there, or null if there is no proxy
   * @throws IllegalArgumentException if that is no address of a page
   */
  static PageOrigin of(String url) {
    if (url == null) {
      return new PageOrigin(null);
    }
    try {
      URI uri = URI.create(url);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null) {
        return new PageOrigin(
            (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT));
      }
    } catch (IllegalArgumentException notOne) {
      // Said below, with what is allowed.
    }
    throw new IllegalArgumentException(
        "'" + url + "' is no address of a page; use http://host/path/ or https://host/path/");
  }

  /** Whether a request with this {@code Host} is for our page. */
  boolean isOurs(RequestHead request) {
    String host = request.header("host").toLowerCase(Locale.ROOT);
    return THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""))
        || (published != null && published.endsWith("://" + host));
  }

  /** Whether a request that is ours also comes from our page. */
  boolean isFromOurPage(RequestHead request) {
    String origin = request.header("origin").toLowerCase(Locale.ROOT);
    String host = request.header("host").toLowerCase(Locale.ROOT);
    return origin.equals("http://" + host) || (published != null && origin.equals(published));
  }
}
