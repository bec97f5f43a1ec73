package io.monitorix.exporter.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code events}. */
final class EventsSection {

  private static final List<String> KEYS = List.of("keep", "max_streams", "websocket");
  private static final List<String> SOCKET_KEYS = List.of("listen_address");
  private static final int FEWEST_KEPT = 100;
  private static final int MOST_KEPT = 100_000;

  /** Each of them holds a thread. */
  private static final int MOST_STREAMS = 500;

  private EventsSection() {}

  /** The default where nothing is written, and after a problem. */
  static EventsConfig read(@Nullable YamlValue section) {
    YamlMapping events = section == null ? null : section.mapping(KEYS);
    if (events == null) {
      return EventsConfig.DEFAULT;
    }
    YamlValue keep = events.get("keep");
    YamlValue streams = events.get("max_streams");
    Integer kept =
        keep == null
            ? Integer.valueOf(EventsConfig.DEFAULT.keep())
            : keep.integer(FEWEST_KEPT, MOST_KEPT);
    Integer most =
        streams == null
            ? Integer.valueOf(EventsConfig.DEFAULT.maxStreams())
            : streams.integer(0, MOST_STREAMS);
    return kept == null || most == null
        ? EventsConfig.DEFAULT
        : new EventsConfig(kept, most, websocket(events.get("websocket")));
  }

  private static Optional<ListenAddress> websocket(@Nullable YamlValue section) {
    YamlMapping websocket = section == null ? null : section.mapping(SOCKET_KEYS);
    YamlValue address = websocket == null ? null : websocket.require("listen_address");
    return Optional.ofNullable(
        address == null ? null : address.parse("host:port or :port", ListenAddress::parse));
  }
}
