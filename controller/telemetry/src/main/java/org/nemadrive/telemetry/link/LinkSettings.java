package org.nemadrive.telemetry.link;

import java.nio.file.Path;
import java.util.List;
import org.nemadrive.telemetry.message.OutboundMessage;

/**
 * Everything a connection needs.
 *
 * @param address where the broker is
 * @param clientId names this client to the broker; two with one name evict each other
 * @param username user, or null
 * @param passwordFile file whose first line is the password, or null
 * @param tls certificates, or null for the system's authorities and no client certificate
 * @param keepAliveS seconds of silence after which broker and client look for each other
 * @param will what the broker says once this client is gone without a word, or null for nothing
 * @param subscriptions topic filters, quality of service 1
 */
public record LinkSettings(
    BrokerAddress address,
    String clientId,
    String username,
    Path passwordFile,
    TlsFiles tls,
    int keepAliveS,
    OutboundMessage will,
    List<String> subscriptions) {}
