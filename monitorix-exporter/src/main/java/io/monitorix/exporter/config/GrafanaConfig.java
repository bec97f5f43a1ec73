package io.monitorix.exporter.config;

import java.util.Optional;

/**
 * The key {@code grafana}: a Grafana that is told of events.
 *
 * @param server where it is, and the token of a service account
 * @param stream where in Grafana Live the events appear; empty if they are not sent
 */
public record GrafanaConfig(EndpointConfig server, Optional<String> stream) {}
