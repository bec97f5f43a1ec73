package io.monitorix.client.pbs.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Name resolution of the server: {@code GET /nodes/{node}/dns}.
 *
 * @param search the domain for short names
 * @param dns1 first server
 * @param dns2 second server
 * @param dns3 third server
 * @param additional what has no component, as text
 */
public record NodeDns(
    @Nullable String search,
    @Nullable String dns1,
    @Nullable String dns2,
    @Nullable String dns3,
    Map<String, String> additional) {

  /** Copies the map. */
  public NodeDns {
    additional = Map.copyOf(additional);
  }

  /** The servers in their order. */
  public List<String> servers() {
    return Stream.of(dns1, dns2, dns3).flatMap(Stream::ofNullable).toList();
  }
}
