package io.monitorix.exporter.config;

/**
 * A host and a port to listen on, written as prometheus exporters write it: {@code :9221}, {@code
 * 127.0.0.1:9221}, {@code [::]:9221}, {@code localhost:9221}.
 *
 * @param host a name or an address, IPv6 without its brackets; {@code ""} and {@code "::"} mean
 *     every interface
 * @param port 0…65535; 0 lets the system choose
 */
public record ListenAddress(String host, int port) {

  private static final String EXPECTED =
      "expected host:port or :port, such as [::]:9221 or 127.0.0.1:9221";

  /**
   * Checks the range of the port.
   *
   * @throws IllegalArgumentException if the port is not in 0…65535
   */
  public ListenAddress {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("expected a port from 0 to 65535, got " + port);
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is none; the message says what was expected
   */
  public static ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(EXPECTED + ", got '" + text + "'");
    }
    return new ListenAddress(host(text, text.substring(0, colon)), port(text, colon));
  }

  private static String host(String text, String written) {
    boolean bracketed = written.startsWith("[") && written.endsWith("]") && written.length() > 2;
    String host = bracketed ? written.substring(1, written.length() - 1) : written;
    // An IPv6 address without brackets leaves open where it ends and the port begins.
    boolean valid =
        bracketed ? host.matches("[0-9A-Fa-f:.]+(%[\\w.-]+)?") : host.matches("[\\w.-]*");
    if (!valid) {
      throw new IllegalArgumentException(EXPECTED + ", got '" + text + "'");
    }
    return host;
  }

  private static int port(String text, int colon) {
    String digits = text.substring(colon + 1);
    if (!digits.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(EXPECTED + ", got '" + text + "'");
    }
    return Integer.parseInt(digits);
  }

  /** The text form, which {@link #parse} reads back. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
