package io.monitorix.exporter.auth;

/** What a route needs. Which route needs which is told in one table. */
public enum Permission {
  /** Nothing: whoever reaches the port may ask. */
  PUBLIC(Role.VIEWER),
  /** A signature that the request brings, which the route itself checks; no login. */
  SIGNED(Role.VIEWER),
  /** Exposition for Prometheus: as {@link #PUBLIC} unless {@code auth.metrics} closes it. */
  METRICS(Role.VIEWER),
  /** Reads what is watched: series, alerts, inventory, checks. */
  READ(Role.VIEWER),
  /** Has the process connect to something on the caller's word: {@code /probe}, {@code /pve}. */
  CONNECT(Role.VIEWER),
  /** Changes what is the caller's own: sessions, the password, the second factor, tokens. */
  OWN(Role.VIEWER),
  /** Silences, acknowledges, notes, maintenance, retries and tests of notifications. */
  OPERATE(Role.OPERATOR),
  /** Sends alerts in, as Prometheus does. */
  POST_ALERTS(Role.OPERATOR),
  /** Reads what only administrators see: users, tokens, the audit log, the configuration. */
  INSPECT(Role.ADMIN),
  /** Changes what the process does: users, tokens, checks, rules, backups, reload. */
  MANAGE(Role.ADMIN);

  private final Role least;

  Permission(Role least) {
    this.least = least;
  }

  /** The smallest role that has it. */
  public Role least() {
    return least;
  }

  /** Whether it asks for nobody's login. */
  public boolean isOpen() {
    return this == PUBLIC || this == SIGNED;
  }
}
