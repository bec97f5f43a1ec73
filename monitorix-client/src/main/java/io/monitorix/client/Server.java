package io.monitorix.client;

import java.net.URI;
import java.util.Locale;
import okhttp3.HttpUrl;

/**
 * The address of one Proxmox server.
 *
 * @param scheme {@code https}, or {@code http} for a server behind a local proxy or in a test
 * @param host a name or an IP address, in canonical form; IPv6 without brackets
 * @param port 1…65535
 */
public record Server(String scheme, String host, int port) {

  /** The port of the Proxmox VE API. */
  public static final int DEFAULT_PORT = 8006;

  /** The port of the Proxmox Backup Server API. */
  public static final int BACKUP_PORT = 8007;

  /** Refuses what no URL could be made of. */
  public Server {
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new IllegalArgumentException(
          "server scheme '" + scheme + "' is not supported: use https or http");
    }
    host = new HttpUrl.Builder().scheme(scheme).host(host).port(port).build().host();
  }

  /** {@link #of(String, int)} with {@value #DEFAULT_PORT}. */
  public static Server of(String text) {
    return of(text, DEFAULT_PORT);
  }

  /**
   * Reads {@code host}, {@code host:port}, {@code https://host:port} or {@code http://host:port},
   * where the host may be an IPv6 address, in brackets or (without a port) bare. Without a port it
   * is the default, with a scheme too: write {@code https://host:443} for a server behind a reverse
   * proxy.
   *
   * @param defaultPort {@value #DEFAULT_PORT} for Proxmox VE, {@value #BACKUP_PORT} for Proxmox
   *     Backup Server
   * @throws IllegalArgumentException when the text is none of these
   */
  public static Server of(String text, int defaultPort) {
    String rest = text.strip();
    String scheme = "https";
    int separator = rest.indexOf("://");
    if (separator >= 0) {
      scheme = rest.substring(0, separator).toLowerCase(Locale.ROOT);
      rest = rest.substring(separator + 3);
    }
    if (rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    if (rest.indexOf('@') >= 0) {
      // Not echoed: what stands before the @ may well be a password.
      throw new IllegalArgumentException(
          "a server address holds no user or password: give those as credentials");
    }
    if (rest.isEmpty() || rest.chars().anyMatch(c -> c == '/' || c == '?' || c == '#')) {
      throw invalid(text);
    }
    try {
      return split(scheme, rest, defaultPort);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          invalid(text).getMessage() + " (" + e.getMessage() + ")", e);
    }
  }

  private static Server split(String scheme, String authority, int defaultPort) {
    int bracket = authority.lastIndexOf(']');
    int colon = authority.lastIndexOf(':');
    boolean bareIpv6 = bracket < 0 && authority.indexOf(':') != colon;
    if (colon < bracket || colon < 0 || bareIpv6) {
      return new Server(scheme, authority, defaultPort);
    }
    return new Server(
        scheme, authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)));
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is not a server address: write host, host:port or https://host:port");
  }

  /** The root of the server, for example {@code https://pve1.example.org:8006}. */
  public URI uri() {
    return URI.create(toString());
  }

  @Override
  public String toString() {
    return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
