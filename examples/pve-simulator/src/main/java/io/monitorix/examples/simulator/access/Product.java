package io.monitorix.examples.simulator.access;

/** Whose server it is: how its callers prove who they are. */
public enum Product {
  /** Proxmox VE. */
  PVE('='),
  /** Proxmox Backup Server. */
  PBS(':');

  private final char tokenSeparator;

  Product(char tokenSeparator) {
    this.tokenSeparator = tokenSeparator;
  }

  /** The realm of users that the server keeps itself. */
  public String realm() {
    return this == PVE ? "pve" : "pbs";
  }

  /** The name of the cookie that carries a ticket. */
  public String cookie() {
    return name() + "AuthCookie";
  }

  /** What an {@code Authorization} header with an API token begins with. */
  String tokenScheme() {
    return name() + "APIToken";
  }

  /** What stands between an API token's name and its secret. */
  char tokenSeparator() {
    return tokenSeparator;
  }
}
