package org.nemadrive.telemetry.dashboard;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

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

  /** Whether a request with this {@code Host} is for our page; its headers are given. */
  boolean isOurs(HttpFields request) {
    String host = value(request, HttpHeader.HOST);
    return THIS_MACHINE.contains(host.replaceFirst(":\\d+$", ""))
        || (published != null && published.endsWith("://" + host));
  }

  /** Whether a request that is ours also comes from our page. */
  boolean isFromOurPage(HttpFields request) {
    String origin = value(request, HttpHeader.ORIGIN);
    String host = value(request, HttpHeader.HOST);
    return origin.equals("http://" + host) || (published != null && origin.equals(published));
  }

  /** In small letters; empty if it is missing or came twice, which is no value of ours. */
  private static String value(HttpFields request, HttpHeader header) {
    List<String> values = request.getValuesList(header);
    return values.size() == 1 ? values.getFirst().toLowerCase(Locale.ROOT) : "";
  }
}
