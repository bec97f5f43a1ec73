package io.monitorix.exporter.probe;

import java.net.InetAddress;
import java.util.List;

/**
 * A guest that runs, with what of it matters to checks.
 *
 * @param cluster the value of the label {@code cluster}
 * @param id such as {@code qemu/100}
 * @param tags its tags, each by itself
 * @param addresses its addresses, as far as they are known; the first one that others can reach is
 *     checked, an IPv4 one if there is any
 */
public record TaggedGuest(
    String cluster, String id, List<String> tags, List<InetAddress> addresses) {

  /** Copies the lists. */
  public TaggedGuest {
    tags = List.copyOf(tags);
    addresses = List.copyOf(addresses);
  }
}
