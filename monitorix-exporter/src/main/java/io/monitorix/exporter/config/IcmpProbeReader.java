package io.monitorix.exporter.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code icmp} of a module. */
final class IcmpProbeReader {

  private static final List<String> KEYS =
      List.of(
          "preferred_ip_protocol",
          "ip_protocol_fallback",
          "source_ip_address",
          "dont_fragment",
          "payload_size",
          "ttl");

  /** The most that fits into an IPv4 packet. */
  private static final int MAX_PAYLOAD = 65_507;

  private IcmpProbeReader() {}

  /** {@code null} after a problem that leaves nothing to read. */
  static @Nullable IcmpProbe read(YamlValue section) {
    ProbeFields icmp = ProbeFields.of(section, KEYS, Map.of());
    return icmp == null
        ? null
        : new IcmpProbe(
            icmp.ip(),
            icmp.source(),
            icmp.number("payload_size", 0, MAX_PAYLOAD, 0),
            icmp.flag("dont_fragment", false),
            icmp.number("ttl", 1, 255, 64));
  }
}
