package org.nemadrive.telemetry.link;

import java.util.List;
import org.nemadrive.telemetry.message.OutboundMessage;

/**
 * Everything a connection needs.
 *
 * @param login which broker, and how to get in
 * @param clientId names this client to the broker; nobody may guess it, as who uses it evicts us
 * @param will what the broker says once this client is gone without a word, or null for nothing
 * @param subscriptions topic filters, quality of service 1
 */
public record LinkSettings(
    BrokerLogin login, String clientId, OutboundMessage will, List<String> subscriptions) {}
