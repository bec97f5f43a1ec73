package io.monitorix.examples.client;

import io.monitorix.client.CallListener;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.Credentials;
import io.monitorix.client.Limits;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import java.time.Duration;

/** A client that goes on when a node of the cluster goes down. */
final class SeveralServers {

  private SeveralServers() {}

  static PveClient connect(
      String[] servers, String[] fingerprints, Credentials token, CallListener listener) {
    return PveClient.builder()
        .servers(servers)
        .trust(Trust.fingerprint(fingerprints))
        .credentials(token)
        .learnServers(true)
        .connectTimeout(Duration.ofSeconds(2))
        .retry(RetryPolicy.standard().withMaxAttempts(4))
        .circuitBreaker(CircuitBreakerPolicy.standard())
        .limits(Limits.standard().withCallsPerNode(3))
        .listener(listener)
        .build();
  }
}
