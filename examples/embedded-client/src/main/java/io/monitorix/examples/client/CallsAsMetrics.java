package io.monitorix.examples.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.micrometer.ClientMetrics;
import io.monitorix.client.pve.PveClient;

/** Counts and times the calls of a client with Micrometer. */
final class CallsAsMetrics {

  private CallsAsMetrics() {}

  static PveClient connect(
      String server, String fingerprint, Credentials token, MeterRegistry registry) {
    return PveClient.builder()
        .server(server)
        .trust(Trust.fingerprint(fingerprint))
        .credentials(token)
        .listener(new ClientMetrics(registry))
        .build();
  }
}
