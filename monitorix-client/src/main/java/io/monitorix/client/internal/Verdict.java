package io.monitorix.client.internal;

import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ProxyTimeoutException;
import io.monitorix.client.RateLimitException;
import io.monitorix.client.ServerException;
import io.monitorix.client.TrustException;
import java.io.EOFException;

/**
 * What a failure tells: about the server that was asked, and about what may be tried next.
 *
 * @param elsewhere whether another server may be asked at once
 * @param later whether the same may be tried after a wait
 */
record Verdict(Health server, boolean elsewhere, boolean later) {

  /** How a server did. */
  enum Health {
    /** It answered. */
    WELL,
    /** It counts against the server. */
    FAILED,
    /** Its certificate is not believed. */
    DISTRUSTED,
    /** The failure may as well be another's. */
    UNKNOWN
  }

  private static final Verdict FINAL = new Verdict(Health.WELL, false, false);

  /** How the front server begins to say that it cannot read the cluster's file system. */
  private static final String NO_CLUSTER_FILES = "RPCEnvironment init request failed";

  /** The caller no longer wants an answer. */
  static Verdict abandoned() {
    return new Verdict(Health.UNKNOWN, false, false);
  }

  /**
   * Judges one attempt.
   *
   * @param departed whether the request may have reached the server
   * @param own whether the server speaks for itself and does not pass the request on to a node:
   *     what a node does is not the server's fault
   */
  static Verdict of(ProxmoxException failure, boolean repeatable, boolean departed, boolean own) {
    boolean unharmed = repeatable || !departed;
    boolean itself = own || !departed;
    Health silent = itself ? Health.FAILED : Health.UNKNOWN;
    int status = failure.status().orElse(0);
    if (failure instanceof TrustException) {
      return new Verdict(Health.DISTRUSTED, true, false);
    } else if (failure instanceof ConnectionException || isCutShort(failure)) {
      return new Verdict(Health.FAILED, unharmed, repeatable);
    } else if (failure instanceof CallTimeoutException) {
      return new Verdict(silent, unharmed && itself, repeatable);
    } else if (failure instanceof ProxyTimeoutException) {
      return new Verdict(status == 504 ? silent : Health.WELL, unharmed && itself, repeatable);
    } else if (failure instanceof NodeUnreachableException) {
      return new Verdict(Health.WELL, unharmed && itself, repeatable && status == 595);
    } else if (failure instanceof RateLimitException) {
      return new Verdict(Health.WELL, false, repeatable);
    } else if (status == 502 || status == 503) {
      return new Verdict(Health.FAILED, unharmed, repeatable);
    } else if (failure instanceof ServerException && lacksClusterFiles(failure)) {
      return new Verdict(silent, unharmed, repeatable);
    }
    return FINAL;
  }

  private static boolean lacksClusterFiles(ProxmoxException failure) {
    String said = failure.proxmoxMessage();
    return said != null && said.startsWith(NO_CLUSTER_FILES);
  }

  private static boolean isCutShort(ProxmoxException failure) {
    return failure instanceof ProtocolException
        && (failure.getCause() instanceof EOFException
            || failure.getCause() instanceof java.net.ProtocolException);
  }
}
