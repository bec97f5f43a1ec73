package io.monitorix.client;

import java.io.Serial;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call that gave no usable answer. The subtypes say what a program can do about it; the message
 * tells a person what happened, where, and what to do. No part of it shows a secret.
 */
public abstract sealed class ProxmoxException extends RuntimeException
    permits AuthenticationException,
        PermissionException,
        ParameterException,
        NotFoundException,
        ConflictException,
        UnsupportedException,
        NodeUnreachableException,
        ProxyTimeoutException,
        ServerException,
        RateLimitException,
        ProtocolException,
        TrustException,
        ConnectionException,
        CallTimeoutException,
        CircuitOpenException,
        ClientClosedException {

  @Serial private static final long serialVersionUID = 1L;

  private final Exchange exchange;

  /**
   * @param problem what happened and what to do; method, address and status are put before it
   */
  ProxmoxException(String problem, Exchange exchange, @Nullable Throwable cause) {
    super(describe(problem, exchange), cause);
    this.exchange = exchange;
  }

  private static String describe(String problem, Exchange exchange) {
    String status = exchange.statusCode() == null ? "" : " answered " + exchange.statusCode();
    return exchange.method() + " " + exchange.url() + status + ": " + problem;
  }

  /** The HTTP method. */
  public String method() {
    return exchange.method();
  }

  /** The endpoint as the API viewer names it, for example {@code /nodes/{node}/status}. */
  public String endpoint() {
    return exchange.endpoint();
  }

  /** The endpoint with its values, for example {@code /nodes/pve1/status}. */
  public String path() {
    return exchange.path();
  }

  /** The whole address that was called, without any secret. */
  public String url() {
    return exchange.url();
  }

  /** The HTTP status; empty where no answer came. */
  public OptionalInt status() {
    Integer code = exchange.statusCode();
    return code == null ? OptionalInt.empty() : OptionalInt.of(code);
  }

  /**
   * Proxmox's own words, trimmed: the message of the JSON body, else the reason phrase; null where
   * there were none.
   */
  public @Nullable String proxmoxMessage() {
    return exchange.proxmoxMessage();
  }
}
