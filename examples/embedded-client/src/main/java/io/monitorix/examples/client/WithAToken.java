package io.monitorix.examples.client;

import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;

/** Connects as programs do: with an API token, and the certificate pinned. */
final class WithAToken {

  private WithAToken() {}

  static PveClient connect(String server, String secret, String fingerprint) {
    return PveClient.builder()
        .server(server)
        .credentials(Credentials.apiToken("monitorix@pve!exporter", secret))
        .trust(Trust.fingerprint(fingerprint))
        .build();
  }
}
