package io.monitorix.client;

import java.util.Locale;

/** How a call ended, in a word: one for success and one for each kind of failure. */
public enum Outcome {
  /** A value. */
  SUCCESS,
  /** {@link AuthenticationException}. */
  AUTHENTICATION,
  /** {@link PermissionException}. */
  PERMISSION,
  /** {@link ParameterException}. */
  PARAMETER,
  /** {@link NotFoundException}. */
  NOT_FOUND,
  /** {@link ConflictException}. */
  CONFLICT,
  /** {@link UnsupportedException}. */
  UNSUPPORTED,
  /** {@link NodeUnreachableException}. */
  NODE_UNREACHABLE,
  /** {@link ProxyTimeoutException}. */
  PROXY_TIMEOUT,
  /** {@link ServerException}. */
  SERVER,
  /** {@link RateLimitException}. */
  RATE_LIMIT,
  /** {@link ProtocolException}. */
  PROTOCOL,
  /** {@link TrustException}. */
  TRUST,
  /** {@link ConnectionException}. */
  CONNECTION,
  /** {@link CallTimeoutException}. */
  TIMEOUT,
  /** {@link CircuitOpenException}. */
  CIRCUIT_OPEN,
  /** {@link ClientClosedException}. */
  CLOSED,
  /** The caller cancelled the future. */
  CANCELLED,
  /** A fault of this library or of an interceptor: no {@link ProxmoxException}. */
  FAULT;

  /** The word for a failure. */
  public static Outcome of(ProxmoxException failure) {
    if (failure instanceof AuthenticationException) {
      return AUTHENTICATION;
    } else if (failure instanceof PermissionException) {
      return PERMISSION;
    } else if (failure instanceof ParameterException) {
      return PARAMETER;
    } else if (failure instanceof NotFoundException) {
      return NOT_FOUND;
    } else if (failure instanceof ConflictException) {
      return CONFLICT;
    } else if (failure instanceof UnsupportedException) {
      return UNSUPPORTED;
    } else if (failure instanceof NodeUnreachableException) {
      return NODE_UNREACHABLE;
    } else if (failure instanceof ProxyTimeoutException) {
      return PROXY_TIMEOUT;
    } else if (failure instanceof ServerException) {
      return SERVER;
    } else if (failure instanceof RateLimitException) {
      return RATE_LIMIT;
    } else if (failure instanceof ProtocolException) {
      return PROTOCOL;
    } else if (failure instanceof TrustException) {
      return TRUST;
    } else if (failure instanceof ConnectionException) {
      return CONNECTION;
    } else if (failure instanceof CallTimeoutException) {
      return TIMEOUT;
    } else if (failure instanceof CircuitOpenException) {
      return CIRCUIT_OPEN;
    }
    return CLOSED;
  }

  /** The word as a metric's label has it, for example {@code node_unreachable}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
