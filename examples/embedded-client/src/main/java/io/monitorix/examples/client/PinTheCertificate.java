package io.monitorix.examples.client;

import io.monitorix.client.Credentials;
import io.monitorix.client.Trust;
import io.monitorix.client.TrustException;
import io.monitorix.client.pve.PveClient;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Connects to a server whose certificate nobody has seen yet: shows its fingerprint to a person,
 * who compares it with {@code pvenode cert info} on the node, and pins it from then on.
 */
final class PinTheCertificate {

  private PinTheCertificate() {}

  static Optional<PveClient> connect(
      String server, Credentials credentials, Predicate<String> personAgrees) {
    try (PveClient stranger = PveClient.builder().server(server).credentials(credentials).build()) {
      stranger.version().execute();
      return Optional.of(PveClient.builder().server(server).credentials(credentials).build());
    } catch (TrustException e) {
      String shown = e.presentedFingerprint();
      if (shown == null || !personAgrees.test(shown)) {
        return Optional.empty();
      }
      return Optional.of(
          PveClient.builder()
              .server(server)
              .credentials(credentials)
              .trust(Trust.fingerprint(shown))
              .build());
    }
  }
}
