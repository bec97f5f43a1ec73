package io.monitorix.exporter.auth;

/**
 * Who asks.
 *
 * @param name of the user, the token or the certificate's subject; an address for {@link
 *     Kind#LOCAL} and {@link Kind#ANONYMOUS}
 * @param kind how that is known
 * @param role what they may do
 * @param scope what they see
 * @param session the id of the token or session they use; empty where there is none
 */
public record Caller(String name, Kind kind, Role role, Scope scope, String session) {

  /** How somebody is known. */
  public enum Kind {
    /** Not at all: no credentials are configured, or the route asks for none. */
    ANONYMOUS,
    /** Sits on the machine itself, where no credentials are configured. */
    LOCAL,
    /** A user of the web config file. */
    WEB_USER,
    /** A client certificate that was verified. */
    CERTIFICATE,
    /** An API token. */
    TOKEN,
    /** A user of the database. */
    USER,
    /** Somebody whom an OpenID Connect provider vouches for. */
    OIDC
  }

  /** Somebody who is not known, at an address. They may read where reading is open. */
  public static Caller anonymous(String address) {
    return new Caller(address, Kind.ANONYMOUS, Role.VIEWER, Scope.ALL, "");
  }

  /** Somebody on the machine itself, where no credentials are configured. */
  public static Caller local(String address) {
    return new Caller(address, Kind.LOCAL, Role.ADMIN, Scope.ALL, "");
  }

  /** Whether their role has the permission. */
  public boolean may(Permission permission) {
    return role.includes(permission.least());
  }
}
