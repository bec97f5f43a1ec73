package io.monitorix.exporter.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody is trusted with; each role may do all that those before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Works with alerts: silences, acknowledges, notes, maintenance, tests of receivers. */
  OPERATOR,
  /** Does everything. */
  ADMIN;

  /** Whether this role may do what the other may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role's name as configurations and APIs have it: {@code viewer}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this name, in any case of letters; empty if there is none. */
  public static Optional<Role> of(String text) {
    return Stream.of(values()).filter(role -> role.text().equalsIgnoreCase(text)).findFirst();
  }
}
