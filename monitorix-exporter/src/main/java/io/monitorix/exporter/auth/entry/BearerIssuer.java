package io.monitorix.exporter.auth.entry;

import io.monitorix.exporter.auth.Authenticator.Outcome;

/** Somebody else who issues tokens that let in. Thread-safe. */
public interface BearerIssuer {

  /** Looks at a token. */
  Outcome authenticate(String token);

  /** A header in which the token may come instead of {@code Authorization}; empty for none. */
  String header();
}
