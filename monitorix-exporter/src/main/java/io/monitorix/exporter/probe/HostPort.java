package io.monitorix.exporter.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A host with a port.
 *
 * @param host without brackets
 * @param port 0…65535
 */
record HostPort(String host, int port) {

  /**
   * Takes {@code host:port} apart; an IPv6 address stands in brackets.
   *
   * @throws IOException when it is none
   */
  static HostPort parse(String target) throws IOException {
    int colon = target.lastIndexOf(':');
    String host = colon < 0 ? "" : target.substring(0, colon);
    if (host.isEmpty() || (host.contains(":") && !bracketed(host))) {
      throw new IOException("expected host:port, such as mail.example:25 or [2001:db8::7]:25");
    }
    return new HostPort(unbracketed(host), port(target.substring(colon + 1)));
  }

  /** The same, but the port may be missing, and an address without brackets is one without port. */
  static HostPort parse(String target, int defaultPort) throws IOException {
    boolean portless =
        target.indexOf(':') < 0
            || (target.indexOf(':') != target.lastIndexOf(':') && !target.startsWith("["))
            || bracketed(target);
    return portless ? new HostPort(unbracketed(target), defaultPort) : parse(target);
  }

  private static boolean bracketed(String host) {
    return host.startsWith("[") && host.endsWith("]");
  }

  private static String unbracketed(String host) {
    return bracketed(host) ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(String text) throws IOException {
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 65_536;
    if (port > 65_535) {
      throw new IOException("expected a port from 0 to 65535 after the host");
    }
    return port;
  }

  InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, port);
  }
}
