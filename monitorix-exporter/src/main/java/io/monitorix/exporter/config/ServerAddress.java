package io.monitorix.exporter.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks a server as a target names it: a URL, a host, or host:port. */
final class ServerAddress {

  private ServerAddress() {}

  /** A server, not quoted in problems; {@code null} after one. */
  static @Nullable String read(YamlValue value) {
    String server = value.text("a server such as https://pve1.example:8006");
    String fault = server == null ? null : fault(server);
    if (fault != null) {
      value.problem(fault);
      return null;
    }
    return server;
  }

  /** The host of a server without {@link #fault}; an IPv6 address in its brackets. */
  static String host(String server) {
    return URI.create(server.contains("://") ? server : "https://" + server).getHost();
  }

  /** What is wrong with it, without quoting it (it may hold a password), or {@code null}. */
  static @Nullable String fault(String server) {
    URI uri;
    try {
      uri = new URI(server.contains("://") ? server : "https://" + server);
    } catch (URISyntaxException e) {
      return "expected a server such as https://pve1.example:8006, pve1.example or pve1:8006";
    }
    // Without a host the authority is no server: a bad port, or a character that no name has.
    if (uri.getRawUserInfo() != null) {
      return "the server names a user; log in with token, or with user and password";
    }
    if (uri.getHost() == null) {
      return "expected a server such as https://pve1.example:8006, pve1.example or pve1:8006";
    }
    if (!uri.getScheme().equalsIgnoreCase("https") && !uri.getScheme().equalsIgnoreCase("http")) {
      return "expected https:// (or http://) before the server, or nothing at all";
    }
    if (uri.getPort() > 65_535 || uri.getPort() == 0) {
      return "expected a port from 1 to 65535 after the server";
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return "expected nothing behind '?' or '#' in the server";
    }
    return null;
  }
}
