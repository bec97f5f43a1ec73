package io.monitorix.examples.client;

import io.monitorix.client.Credentials;
import io.monitorix.client.SecondFactor;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;

/** Logs in as a person does: password, and the one-time code of an authenticator app. */
final class LogInWithASecondFactor {

  private LogInWithASecondFactor() {}

  static PveClient connect(String server, String fingerprint, String password, String totpKey) {
    return PveClient.builder()
        .server(server)
        .trust(Trust.fingerprint(fingerprint))
        .credentials(
            Credentials.password("operator@pve", password).with(SecondFactor.totp(totpKey)))
        .build();
  }
}
