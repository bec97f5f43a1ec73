package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.ClientBuilder;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.Method;
import io.monitorix.client.Server;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Product;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pbs.model.DatastoreConfig;
import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.client.pbs.model.Ping;
import io.monitorix.client.pbs.model.Remote;
import io.monitorix.client.pbs.model.TrafficRule;
import io.monitorix.client.pbs.model.Version;
import java.util.List;
import java.util.Map;

/**
 * A client of one Proxmox Backup Server, version 2.4 or later. Thread-safe: make one and share it,
 * it keeps connections. Making one opens none.
 *
 * <pre>{@code
 * try (PbsClient pbs = PbsClient.builder()
 *     .server("pbs1.example.org")
 *     .credentials(Credentials.apiToken("monitor@pbs!mon", secret))
 *     .trust(Trust.fingerprint(fingerprint))
 *     .build()) {
 *   for (DatastoreUsage store : pbs.datastoreUsage().execute()) {
 *     System.out.println(store.store() + " " + store.used() + " of " + store.total());
 *   }
 * }
 * }</pre>
 */
public final class PbsClient implements AutoCloseable {

  private final Transport transport;
  private final Answers answers = new Answers();

  private PbsClient(ClientSettings settings) {
    transport = new Transport(Product.PBS, settings);
  }

  /** A builder without server and credentials: both must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /** The server that is called. */
  public Server server() {
    return transport.server();
  }

  /** {@code GET /version}. Open to all who are logged in. */
  public Call<Version> version() {
    return transport.get(Endpoint.of("/version"), answers.version);
  }

  /** {@code GET /ping}: whether the API answers. Open to all. */
  public Call<Ping> ping() {
    return transport.get(Endpoint.of("/ping"), answers.one(Ping.class));
  }

  /**
   * {@code GET /status/datastore-usage}: how full the datastores are. Lists those on which the
   * caller has {@code Datastore.Audit} or {@code Datastore.Backup}; without figures, those of which
   * he may see a namespace.
   */
  public Call<List<DatastoreUsage>> datastoreUsage() {
    return transport.get(Endpoint.of("/status/datastore-usage"), answers.datastoreUsage);
  }

  /**
   * {@code GET /admin/datastore}. Lists those on which the caller has {@code Datastore.Audit} or
   * {@code Datastore.Backup}, or of which he may see a namespace.
   */
  public Call<List<Datastore>> datastores() {
    return transport.get(Endpoint.of("/admin/datastore"), answers.list(Datastore.class));
  }

  /**
   * {@code GET /config/datastore}: how the datastores are configured. Lists those on which the
   * caller has {@code Datastore.Audit}.
   */
  public Call<List<DatastoreConfig>> datastoreConfigs() {
    return transport.get(Endpoint.of("/config/datastore"), answers.list(DatastoreConfig.class));
  }

  /**
   * {@code /admin/datastore/{store}}. Whether the datastore exists shows when a call is made.
   *
   * @param name as {@link #datastores()} gives it
   */
  public DatastoreApi datastore(String name) {
    return new DatastoreApi(transport, answers, name);
  }

  /** Jobs that check, copy and remove backups. */
  public JobApi jobs() {
    return new JobApi(transport, answers);
  }

  /** {@code /nodes/localhost}: the machine on which the server runs. */
  public NodeApi node() {
    return node("localhost");
  }

  /**
   * {@code /nodes/{node}}.
   *
   * @param name {@code localhost}, or the machine's own name: a server knows no other
   */
  public NodeApi node(String name) {
    return new NodeApi(transport, answers, name);
  }

  /** {@code /tape}. */
  public TapeApi tape() {
    return new TapeApi(transport, answers);
  }

  /** {@code /access}. */
  public AccessApi access() {
    return new AccessApi(transport, answers);
  }

  /**
   * {@code GET /config/remote}: other servers. Lists those on which the caller has {@code
   * Remote.Audit}.
   */
  public Call<List<Remote>> remotes() {
    return transport.get(Endpoint.of("/config/remote"), answers.list(Remote.class));
  }

  /**
   * {@code GET /config/traffic-control}: limits on what moves. Needs {@code Sys.Modify} on {@code
   * /}; {@link #traffic()} has the same and needs less.
   */
  public Call<List<TrafficRule>> trafficRules() {
    return transport.get(Endpoint.of("/config/traffic-control"), answers.list(TrafficRule.class));
  }

  /**
   * {@code GET /admin/traffic-control}: {@link #trafficRules()}, and what moves at this moment.
   * Needs {@code Sys.Audit} on {@code /}.
   */
  public Call<List<TrafficRule>> traffic() {
    return transport.get(Endpoint.of("/admin/traffic-control"), answers.list(TrafficRule.class));
  }

  /**
   * Any endpoint, for those that have no method here.
   *
   * @param path below {@code /api2/json}, best as the API viewer names it, with names in braces:
   *     {@code /config/notifications/endpoints/gotify/{name}}; then metrics stay few
   * @param parameters the values of the names in braces, and the parameters of the call: numbers,
   *     texts, booleans (sent as 1 and 0), collections (sent as one parameter an element)
   * @param type a public record of yours, whose components may be {@code @Nullable}, lists and
   *     further records; or String, Long, Double, Boolean, or Void where the answer does not matter
   * @throws IllegalArgumentException when the path is none, or a name in braces has no value
   */
  public <T> Call<T> request(Method method, String path, Map<String, ?> parameters, Class<T> type) {
    return transport.call(method, Endpoint.of(path, parameters), type, answers::one);
  }

  /**
   * Any endpoint that answers a list: see {@link #request}. A row that does not fit is left out.
   */
  public <T> Call<List<T>> requestList(
      Method method, String path, Map<String, ?> parameters, Class<T> row) {
    return transport.call(method, Endpoint.of(path, parameters), answers.list(row));
  }

  /**
   * Ends the calls under way with {@link io.monitorix.client.ClientClosedException} and lets go of
   * connections and threads, except those of an {@link ClientBuilder#httpClient} that was handed
   * in. Closing twice is fine.
   */
  @Override
  public void close() {
    transport.close();
  }

  /** Collects what a client of Proxmox Backup Server needs. */
  public static final class Builder extends ClientBuilder<PbsClient, Builder> {

    private Builder() {
      super(Server.BACKUP_PORT);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected PbsClient create(ClientSettings settings) {
      return new PbsClient(settings);
    }
  }
}
