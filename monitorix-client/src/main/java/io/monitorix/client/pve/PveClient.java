package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import io.monitorix.client.Trust;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.internal.TransportSettings;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.Pool;
import io.monitorix.client.pve.model.Version;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

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

  private PveClient(TransportSettings settings) {
    transport = new Transport(settings);
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
   * Ends the calls under way with {@link io.monitorix.client.ClientClosedException} and lets go of
   * connections and threads, except those of an {@link Builder#httpClient(OkHttpClient)} that was
   * handed in. Closing twice is fine.
   */
  @Override
  public void close() {
    transport.close();
  }

  /** Collects what a client needs. Not thread-safe; can be used for several clients. */
  public static final class Builder {

    private @Nullable Server server;
    private @Nullable Credentials credentials;
    private Trust trust = Trust.system();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(35);
    private Duration callTimeout = Duration.ofSeconds(60);
    private long maxBodyBytes = 256L << 20;
    private @Nullable OkHttpClient httpClient;
    private InstantSource clock = InstantSource.system();

    private Builder() {}

    /** The server to call. */
    public Builder server(Server server) {
      this.server = server;
      return this;
    }

    /** The server to call, as {@link Server#of(String)} reads it. */
    public Builder server(String server) {
      return server(Server.of(server));
    }

    /** Who calls. */
    public Builder credentials(Credentials credentials) {
      this.credentials = credentials;
      return this;
    }

    /** Which certificates are believed; {@link Trust#system()} unless given. */
    public Builder trust(Trust trust) {
      this.trust = trust;
      return this;
    }

    /** How long one attempt to connect may take; 5 s unless given. */
    public Builder connectTimeout(Duration timeout) {
      this.connectTimeout = positive(timeout, "connect timeout");
      return this;
    }

    /**
     * How long the server may be silent; 35 s unless given. Proxmox itself waits 30 s for a silent
     * node before it reports it: a shorter time hides that report.
     */
    public Builder readTimeout(Duration timeout) {
      this.readTimeout = positive(timeout, "read timeout");
      return this;
    }

    /** How long a whole call may take, login included; 60 s unless given. */
    public Builder callTimeout(Duration timeout) {
      this.callTimeout = positive(timeout, "call timeout");
      return this;
    }

    /** How large an answer may be, unpacked; 256 MiB unless given. */
    public Builder maxBodyBytes(long bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("the largest body must be positive, not " + bytes);
      }
      this.maxBodyBytes = bytes;
      return this;
    }

    /**
     * A client to derive from: its connection pool, proxy, name resolution and interceptors are
     * used and stay open after {@link PveClient#close()}; timeouts, trust, redirects and protocols
     * are set here. Its pool should drop idle connections before the 5 s of Proxmox.
     */
    public Builder httpClient(OkHttpClient client) {
      this.httpClient = client;
      return this;
    }

    /** The clock by which tickets age; the system's unless given. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalStateException when server or credentials are missing
     * @throws IllegalArgumentException when the file of {@link Trust#caFile} cannot be used
     */
    public PveClient build() {
      if (server == null) {
        throw new IllegalStateException("a client needs a server: call server(…)");
      }
      if (credentials == null) {
        throw new IllegalStateException("a client needs credentials: call credentials(…)");
      }
      return new PveClient(
          new TransportSettings(
              server,
              credentials,
              trust,
              connectTimeout,
              readTimeout,
              callTimeout,
              maxBodyBytes,
              httpClient,
              clock));
    }

    private static Duration positive(Duration timeout, String name) {
      if (timeout.isZero() || timeout.isNegative()) {
        throw new IllegalArgumentException("the " + name + " must be positive, not " + timeout);
      }
      return timeout;
    }
  }
}
