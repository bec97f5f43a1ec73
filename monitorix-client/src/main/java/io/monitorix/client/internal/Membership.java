package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Types;
import io.monitorix.client.Method;
import io.monitorix.client.Server;
import io.monitorix.client.internal.json.LenientJson;
import io.monitorix.client.internal.servers.Servers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from {@code GET /cluster/status}, which needs {@code Sys.Audit}, where the nodes can be
 * called. Thread-safe.
 */
final class Membership {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private static final Duration EVERY = Duration.ofMinutes(5);

  private final Servers servers;
  private final InstantSource clock;
  private final JsonAdapter<List<Row>> rows =
      LenientJson.moshi().adapter(Types.newParameterizedType(List.class, Row.class));

  private Instant due = Instant.MIN;

  /**
   * A row of the answer; public because records are read through public constructors.
   *
   * @param ip address in the cluster's network
   * @param local whether it is the node that answered
   */
  public record Row(
      @Nullable String type,
      @Nullable String name,
      @Nullable String ip,
      @Nullable Boolean local,
      @Nullable Boolean online) {}

  Membership(Servers servers, InstantSource clock) {
    this.servers = servers;
    this.clock = clock;
  }

  /** Whether it is time to ask again: whoever is told so asks. */
  synchronized boolean isDue() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return false;
    }
    due = now.plus(EVERY);
    return true;
  }

  /** What to ask. */
  static ApiRequest request() {
    return new ApiRequest(Method.GET, Endpoint.of("/cluster/status"));
  }

  /** Reads the addresses of the nodes that are online. */
  AnswerReader<Map<String, Server>> reader() {
    return (decoder, response, exchange) ->
        nodes(decoder.json(response, exchange, rows), response.request().url());
  }

  private static Map<String, Server> nodes(List<Row> rows, HttpUrl asked) {
    Map<String, Server> nodes = new HashMap<>();
    for (Row row : rows) {
      if (!"node".equals(row.type()) || row.name() == null) {
        continue;
      }
      if (Boolean.TRUE.equals(row.local())) {
        nodes.put(row.name(), new Server(asked.scheme(), asked.host(), asked.port()));
      } else if (Boolean.TRUE.equals(row.online()) && row.ip() != null) {
        put(row.name(), row.ip(), asked, nodes);
      }
    }
    return nodes;
  }

  private static void put(String node, String ip, HttpUrl asked, Map<String, Server> nodes) {
    try {
      nodes.put(node, new Server(asked.scheme(), ip, asked.port()));
    } catch (IllegalArgumentException e) {
      LOG.debug("the cluster names an address that is none: node={} ip={}", node, ip, e);
    }
  }

  /** Takes over what was learned, or puts up with not having learned it. */
  void told(@Nullable Map<String, Server> nodes, @Nullable Throwable failure) {
    if (nodes != null) {
      servers.learned(nodes);
    } else {
      LOG.info("the cluster's nodes are not known: {}", String.valueOf(failure));
    }
  }
}
