package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.ClientBuilder;
import io.monitorix.client.ClientSettings;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.Server;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Product;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.Pool;
import io.monitorix.client.pve.model.PoolDetails;
import io.monitorix.client.pve.model.StorageConfig;
import io.monitorix.client.pve.model.Version;
import java.util.List;
import java.util.Map;

/**
 * A client of one Proxmox VE server, which answers for its whole cluster. Thread-safe: make one and
 * share it, it keeps connections. Making one opens none.
 *
 * <pre>{@code
 * try (PveClient pve = PveClient.builder()
 *     .server("pve1.example.org")
 *     .credentials(Credentials.apiToken("monitor@pve!mon", secret))
 *     .trust(Trust.caFile(Path.of("pve-root-ca.pem")))
 *     .build()) {
 *   for (ClusterResource resource : pve.cluster().resources().execute()) {
 *     System.out.println(resource.id() + " " + resource.status());
 *   }
 * }
 * }</pre>
 */
public final class PveClient implements AutoCloseable {

  private final Transport transport;
  private final Answers answers = new Answers();

  private PveClient(ClientSettings settings) {
    transport = new Transport(Product.PVE, settings);
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

  /** {@code /cluster}. */
  public ClusterApi cluster() {
    return new ClusterApi(transport, answers);
  }

  /** {@code GET /nodes}. Open to all who are logged in; figures only with {@code Sys.Audit}. */
  public Call<List<NodeSummary>> nodes() {
    return transport.get(Endpoint.of("/nodes"), answers.nodes);
  }

  /**
   * {@code /nodes/{node}}. Whether the node exists shows when a call is made.
   *
   * @param name as {@link #nodes()} gives it
   */
  public NodeApi node(String name) {
    return new NodeApi(transport, answers, name);
  }

  /** {@code /access}. */
  public AccessApi access() {
    return new AccessApi(transport, answers);
  }

  /**
   * {@code GET /pools}, without members. Lists those on which the caller has {@code Pool.Audit}.
   */
  public Call<List<Pool>> pools() {
    return transport.get(Endpoint.of("/pools"), answers.list(Pool.class));
  }

  /**
   * {@code GET /pools?poolid=…} (since version 8.1): a list of one pool, with its members. Needs
   * {@code Pool.Audit} on {@code /pool/{poolid}}.
   */
  public Call<List<Pool>> pools(String poolId) {
    return transport.get(Endpoint.of("/pools").with("poolid", poolId), answers.list(Pool.class));
  }

  /**
   * {@code GET /pools/{poolid}}: a pool with its members; for versions before 8.1, which do not
   * know the parameter of {@link #pools(String)}. Needs {@code Pool.Audit} on {@code
   * /pool/{poolid}}.
   */
  public Call<PoolDetails> pool(String poolId) {
    return transport.get(Endpoint.of("/pools/{poolid}", poolId), answers.one(PoolDetails.class));
  }

  /**
   * {@code GET /storage}: the storages as they are configured. Lists those on which the caller has
   * {@code Datastore.Audit} or {@code Datastore.AllocateSpace}.
   */
  public Call<List<StorageConfig>> storages() {
    return transport.get(Endpoint.of("/storage"), answers.list(StorageConfig.class));
  }

  /**
   * {@code GET /storage/{storage}}. Needs {@code Datastore.Allocate} on {@code /storage/{storage}}.
   */
  public Call<StorageConfig> storage(String id) {
    return transport.get(Endpoint.of("/storage/{storage}", id), answers.one(StorageConfig.class));
  }

  /**
   * Any endpoint, for those that have no method here.
   *
   * @param path below {@code /api2/json}, best as the API viewer names it, with names in braces:
   *     {@code /nodes/{node}/qemu/{vmid}/firewall/rules}; then metrics stay few
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
  public <T> ListCall<T> requestList(
      Method method, String path, Map<String, ?> parameters, Class<T> row) {
    return transport.list(method, Endpoint.of(path, parameters), answers.one(row));
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

  /** Collects what a client of Proxmox VE needs. */
  public static final class Builder extends ClientBuilder<PveClient, Builder> {

    private Builder() {
      super(Server.DEFAULT_PORT);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected PveClient create(ClientSettings settings) {
      return new PveClient(settings);
    }
  }
}
