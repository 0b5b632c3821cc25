package org.nemadrive.telemetry.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.nemadrive.simulator.files.StrictJson;

/** Who gets which answer: the page, a relay to the broker, or a refusal with its reason. */
final class PageHandler extends Handler.Abstract {
  private static final int MAX_PAGES = 32;
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DashboardSettings settings;
  private final ServerWebSocketContainer webSockets;
  private final PageOrigin origin;
  private final String relayPath;
  private final Map<String, StaticFile> files;

  PageHandler(DashboardSettings settings, ServerWebSocketContainer webSockets) throws IOException {
    this.settings = settings;
    this.webSockets = webSockets;
    origin = PageOrigin.of(settings.publishedUrl());
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String relay = "mqtt/" + HexFormat.of().formatHex(secret);
    relayPath = settings.webSocket() == null ? "/" + relay : null;
    ObjectNode config = StrictJson.mapper().createObjectNode();
    config.put("broker_url", settings.webSocket() == null ? relay : settings.webSocket());
    config.put("robot", settings.robot());
    files = new TreeMap<>(StaticFile.all());
    files.put("/config.json", StaticFile.json(config.toString()));
    files.put("/healthz", StaticFile.json("{\"status\":\"ok\"}"));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (!origin.isOurs(request.getHeaders())) {
      refuse(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "This page is served to this machine only. Behind a proxy, start with --dashboard-url"
              + " and the address people type.");
    } else if (path.equals(relayPath)) {
      relay(request, response, callback);
    } else {
      answer(request, path, response, callback);
    }
    return true;
  }

  private void relay(Request request, Response response, Callback callback) {
    if (!origin.isFromOurPage(request.getHeaders())) {
      refuse(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "Only our own page may speak to the broker. Behind a proxy, start with --dashboard-url"
              + " and the address people type.");
    } else if (webSockets.getOpenSessions().size() >= MAX_PAGES) {
      refuse(
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          MAX_PAGES + " pages are open; close one.");
    } else if (!webSockets.upgrade(this::relay, request, response, callback)) {
      refuse(
          response,
          callback,
          HttpStatus.BAD_REQUEST_400,
          "Here is a WebSocket with the subprotocol mqtt.");
    }
  }

  private BrokerRelay relay(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    if (!request.hasSubProtocol("mqtt")) {
      refuse(
          response,
          callback,
          HttpStatus.BAD_REQUEST_400,
          "Here is a WebSocket with the subprotocol mqtt.");
      return null;
    }
    response.setAcceptedSubProtocol("mqtt");
    try {
      return new BrokerRelay(settings.broker().open());
    } catch (IOException unreachable) {
      refuse(
          response,
          callback,
          HttpStatus.BAD_GATEWAY_502,
          "The broker cannot be reached: " + unreachable.getMessage());
      return null;
    }
  }

  private void answer(Request request, String path, Response response, Callback callback) {
    StaticFile file = files.get(path);
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      refuse(
          response,
          callback,
          HttpStatus.METHOD_NOT_ALLOWED_405,
          "This page can be read, nothing else.");
    } else if (file == null) {
      refuse(response, callback, HttpStatus.NOT_FOUND_404, "There is no such page.");
    } else {
      HttpFields.Mutable headers = response.getHeaders();
      headers.put(HttpHeader.CONTENT_TYPE, file.type());
      headers.put(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
              + " 'self'"
              + settings.otherOrigin(Request.getServerName(request))
              + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
      headers.put(HttpHeader.CONTENT_LENGTH, file.content().length);
      response.write(true, ByteBuffer.wrap(file.content()), callback);
    }
  }

  private static void refuse(Response response, Callback callback, int status, String why) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    response.write(true, ByteBuffer.wrap((why + "\n").getBytes(StandardCharsets.UTF_8)), callback);
  }
}
