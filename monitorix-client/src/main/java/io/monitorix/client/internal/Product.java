package io.monitorix.client.internal;

import io.monitorix.client.Credentials.ApiToken;

/** In what the APIs of the products differ, apart from their endpoints. */
public enum Product {
  /** Proxmox VE. */
  PVE("PVEAPIToken", '=', "PVEAuthCookie"),
  /** Proxmox Backup Server. */
  PBS("PBSAPIToken", ':', "PBSAuthCookie");

  private final String scheme;
  private final char separator;
  private final String cookie;

  Product(String scheme, char separator, String cookie) {
    this.scheme = scheme;
    this.separator = separator;
    this.cookie = cookie;
  }

  /** The value of {@code Authorization} for a token; secret. */
  String authorization(ApiToken token) {
    return scheme + "=" + token.tokenId() + separator + token.secret();
  }

  /** The name of the cookie that shows a ticket. */
  String cookie() {
    return cookie;
  }
}
