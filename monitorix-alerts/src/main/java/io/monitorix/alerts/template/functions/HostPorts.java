package io.monitorix.alerts.template.functions;

/** Addresses such as {@code node.example.org:9100} and {@code [::1]:9100}. */
final class HostPorts {

  private HostPorts() {}

  /** Without its port; as it is where it has none. */
  static String withoutPort(String address) {
    int colon = portColon(address);
    return colon < 0 ? address : host(address, colon);
  }

  /** The host without its domain; IP addresses stay as they are. */
  static String withoutDomain(String address) {
    int colon = portColon(address);
    String host = colon < 0 ? address : host(address, colon);
    if (isIp(host)) {
      return address;
    }
    int dot = host.indexOf('.');
    String shorter = dot < 0 ? host : host.substring(0, dot);
    String port = colon < 0 ? "" : address.substring(colon + 1);
    if (port.isEmpty()) {
      return shorter;
    }
    return (shorter.indexOf(':') < 0 ? shorter : "[" + shorter + "]") + ":" + port;
  }

  /** Where the colon before a port stands; negative where the text is not host and port. */
  private static int portColon(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      return -1;
    }
    String host = address.substring(0, colon);
    boolean bracketed = host.startsWith("[");
    if (bracketed) {
      int close = address.indexOf(']');
      if (close != colon - 1) {
        return -1;
      }
    } else if (host.indexOf(':') >= 0) {
      return -1;
    }
    boolean opens = address.indexOf('[', 1) >= 0;
    boolean closes = address.indexOf(']', bracketed ? colon : 0) >= 0;
    return opens || closes ? -1 : colon;
  }

  private static String host(String address, int colon) {
    return address.startsWith("[") ? address.substring(1, colon - 1) : address.substring(0, colon);
  }

  private static boolean isIp(String host) {
    return IpAddresses.isV4(host) || IpAddresses.isV6(host);
  }
}
