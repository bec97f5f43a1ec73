package io.monitorix.alerts.notify.mail;

import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.TlsReader;

/**
 * The server that takes mail, and how it is spoken with.
 *
 * @param hello how the client names itself
 * @param requireTls whether nothing is sent without encryption
 * @param implicitTls whether encryption begins with the connection, as on port 465
 */
record SmtpServer(
    String host,
    int port,
    String hello,
    boolean requireTls,
    boolean implicitTls,
    TlsReader.Tls tls,
    Login login) {

  /**
   * Who sends.
   *
   * @param username empty for nobody
   * @param password for {@code PLAIN} and {@code LOGIN}
   * @param secret for {@code CRAM-MD5}
   * @param identity as whom to act, for {@code PLAIN}; empty for the user
   */
  record Login(String username, Secret password, Secret secret, String identity) {

    /** Whether there is somebody. */
    boolean isThere() {
      return !username.isEmpty();
    }

    /** Whether the secret alone is there. */
    boolean byChallenge() {
      return password.isNone() && !secret.isNone();
    }
  }
}
