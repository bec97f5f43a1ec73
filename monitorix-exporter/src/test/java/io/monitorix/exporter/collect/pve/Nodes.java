package io.monitorix.exporter.collect.pve;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A cluster of nodes that are online, whose other answers a test gives. */
final class Nodes implements AutoCloseable {

  private final JsonServer server;

  private Nodes(JsonServer server) {
    this.server = server;
  }

  /** Nodes of these names; the first one answers. */
  static Nodes of(String... names) throws IOException {
    String rows =
        Arrays.stream(names)
            .map(
                name ->
                    """
                    {"type":"node","id":"node/%1$s","name":"%1$s","online":1,"local":%2$d}
                    """
                        .formatted(name, name.equals(names[0]) ? 1 : 0))
            .collect(Collectors.joining(","));
    return new Nodes(
        new JsonServer()
            .data("/cluster/status", "[" + rows + "]")
            .data("/cluster/resources", "[]"));
  }

  /** Answers the path with the JSON as {@code data}. */
  Nodes data(String path, String json) {
    server.data(path, json);
    return this;
  }

  /** Answers the path with a reason phrase alone. */
  Nodes refuse(String path, int status, String reason) {
    server.refuse(path, status, reason);
    return this;
  }

  /** The paths that were asked for, in order. */
  List<String> asked() {
    return server.asked();
  }

  /** Polls with this collector alone; nothing has been polled yet. */
  Collecting collecting(CollectorName name) {
    return Collecting.of(server.target(), name);
  }

  /** What the collector makes of the answers at the first poll. */
  List<String> samples(CollectorName name) {
    try (Collecting collecting = collecting(name)) {
      return collecting.poll().samples();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
