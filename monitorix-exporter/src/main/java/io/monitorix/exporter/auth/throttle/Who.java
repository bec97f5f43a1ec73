package io.monitorix.exporter.auth.throttle;

import io.monitorix.exporter.auth.secret.Secrets;
import java.util.Locale;

/**
 * Whose login it is, as it is counted.
 *
 * @param name in small letters, and not longer than a name is
 * @param network the address; of IPv6 its first 64 bits: who has one of these has all of them
 */
record Who(String name, String network) {

  private static final int LONGEST = 100;

  static Who of(String name, String address) {
    String small = name.toLowerCase(Locale.ROOT);
    return new Who(
        small.length() > LONGEST ? small.substring(0, LONGEST) : small, network(address));
  }

  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] groups = address.split("%", 2)[0].split(":", -1);
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < Math.min(4, groups.length); i++) {
      network.append(groups[i]).append(':');
    }
    return network.toString();
  }

  /** Under which failures by the name are kept. */
  String nameSubject() {
    return Secrets.hash("name " + name);
  }

  /** Under which failures from the network are kept. */
  String networkSubject() {
    return Secrets.hash("network " + network);
  }

  /** Under which it is kept that the name has logged in from there. */
  String placeSubject() {
    return Secrets.hash("place " + network + " " + name);
  }
}
