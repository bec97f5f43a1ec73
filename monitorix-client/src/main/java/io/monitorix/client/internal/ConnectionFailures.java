package io.monitorix.client.internal;

import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Exchange;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import io.monitorix.client.TrustException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Turns what the network did to a call into the exception that says what can be done. */
final class ConnectionFailures {

  private static final String FINGERPRINTS =
      "'pvenode cert info' (on a backup server 'proxmox-backup-manager cert info')";

  private final HostNames hostNames;

  ConnectionFailures(HostNames hostNames) {
    this.hostNames = hostNames;
  }

  ProxmoxException of(IOException e, Server server, Exchange exchange, Deadline deadline) {
    if (Thread.currentThread().isInterrupted()) {
      return new ConnectionException("the calling thread was interrupted", exchange, e);
    } else if (e instanceof SocketTimeoutException && !deadline.passed()) {
      return new CallTimeoutException(
          "the server did not answer in time (" + e.getMessage() + ")", exchange, e);
    } else if (deadline.passed() || isTimeout(e)) {
      return timeout(exchange, deadline, e);
    } else if (e instanceof SSLException tls) {
      return tls(tls, server, exchange);
    } else if (e instanceof UnknownHostException) {
      return new ConnectionException(
          "the name " + server.host() + " does not resolve", exchange, e);
    } else if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return new ConnectionException(
          "no connection to port "
              + server.port()
              + " ("
              + e.getMessage()
              + "): is the server up, and the port open?",
          exchange,
          e);
    }
    return new ConnectionException("the connection broke (" + e.getMessage() + ")", exchange, e);
  }

  ProxmoxException timeout(Exchange exchange, Deadline deadline, @Nullable Throwable cause) {
    return new CallTimeoutException(
        "not done within " + deadline.limit().toMillis() + " ms", exchange, cause);
  }

  private static boolean isTimeout(IOException e) {
    return e instanceof InterruptedIOException && "timeout".equals(e.getMessage());
  }

  private ProxmoxException tls(SSLException e, Server server, Exchange exchange) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Certificates.Refused refused) {
        String shown = Certificates.fingerprint(refused.leaf());
        return new TrustException(words(refused, shown), exchange, refused.reason(), shown, e);
      }
    }
    if (e instanceof SSLPeerUnverifiedException) {
      String shown = hostNames.refusedAt(server.host());
      return new TrustException(
          "the certificate is not for the name "
              + server.host()
              + ". Call the server by a name in it, or pin it"
              + (shown == null ? "" : " (" + shown + ")"),
          exchange,
          Reason.HOSTNAME_MISMATCH,
          shown,
          e);
    }
    return new ConnectionException(
        "no TLS connection (" + e.getMessage() + "): does the port speak https?", exchange, e);
  }

  private static String words(Certificates.Refused refused, String shown) {
    return switch (refused.reason()) {
      case PIN_MISMATCH ->
          "the server shows the certificate "
              + shown
              + ", which is none of the pinned ones. If it was renewed, compare this with "
              + FINGERPRINTS
              + " on the server itself and pin it";
      case EXPIRED ->
          "the certificate expired on " + refused.leaf().getNotAfter().toInstant() + ": renew it";
      case NOT_YET_VALID ->
          "the certificate is valid only from "
              + refused.leaf().getNotBefore().toInstant()
              + ": is the clock of this machine right?";
      default ->
          "no trusted authority vouches for the certificate "
              + shown
              + ". Compare the fingerprint with "
              + FINGERPRINTS
              + " on the server itself and pin it, or trust the file /etc/pve/pve-root-ca.pem of"
              + " a Proxmox VE cluster";
    };
  }
}
