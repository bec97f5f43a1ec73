package io.monitorix.client;

import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a client needs; each product has its own. Not thread-safe; can be used for several
 * clients.
 *
 * @param <C> the client
 * @param <B> the builder itself
 */
public abstract class ClientBuilder<C, B extends ClientBuilder<C, B>> {

  private final int defaultPort;
  private List<Server> servers = List.of();
  private @Nullable Credentials credentials;
  private Trust trust = Trust.system();
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration readTimeout = Duration.ofSeconds(35);
  private Duration callTimeout = Duration.ofSeconds(60);
  private long maxBodyBytes = 256L << 20;
  private @Nullable OkHttpClient httpClient;
  private @Nullable SocketFactory sockets;
  private @Nullable Proxy proxy;
  private InstantSource clock = InstantSource.system();
  private RetryPolicy retry = RetryPolicy.standard();
  private CircuitBreakerPolicy circuitBreaker = CircuitBreakerPolicy.standard();
  private Limits limits = Limits.standard();
  private boolean learnServers;
  private final List<CallListener> listeners = new ArrayList<>();

  /**
   * Without server and credentials: both must be given.
   *
   * @param defaultPort for servers that are named without one
   */
  protected ClientBuilder(int defaultPort) {
    this.defaultPort = defaultPort;
  }

  /** This builder, as its own type. */
  protected abstract B self();

  /** Makes the client. */
  protected abstract C create(ClientSettings settings);

  /** The server to call; replaces those given before. */
  public B server(Server server) {
    return servers(List.of(server));
  }

  /** The server to call, as {@link Server#of(String, int)} reads it; replaces those before. */
  public B server(String server) {
    return server(Server.of(server, defaultPort));
  }

  /**
   * The servers of one cluster, any of which can answer for all of it. The first is called; when it
   * fails the next takes its place, within the same call where nothing can have happened yet, and
   * stays until it fails itself.
   *
   * @throws IllegalArgumentException when there is none
   */
  public B servers(List<Server> servers) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a client needs at least one server");
    }
    this.servers = List.copyOf(servers);
    return self();
  }

  /** The servers of one cluster, each as {@link Server#of(String, int)} reads it. */
  public B servers(String... servers) {
    List<Server> read = new ArrayList<>();
    for (String server : servers) {
      read.add(Server.of(server, defaultPort));
    }
    return servers(read);
  }

  /** Who calls. */
  public B credentials(Credentials credentials) {
    this.credentials = credentials;
    return self();
  }

  /** Which certificates are believed; {@link Trust#system()} unless given. */
  public B trust(Trust trust) {
    this.trust = trust;
    return self();
  }

  /** How long one attempt to connect may take; 5 s unless given. */
  public B connectTimeout(Duration timeout) {
    this.connectTimeout = positive(timeout, "connect timeout");
    return self();
  }

  /**
   * How long the server may be silent; 35 s unless given. Proxmox VE itself waits 30 s for a silent
   * node before it reports it: a shorter time hides that report.
   */
  public B readTimeout(Duration timeout) {
    this.readTimeout = positive(timeout, "read timeout");
    return self();
  }

  /** How long a whole call may take, login included; 60 s unless given. */
  public B callTimeout(Duration timeout) {
    this.callTimeout = positive(timeout, "call timeout");
    return self();
  }

  /** How large an answer may be, unpacked; 256 MiB unless given. */
  public B maxBodyBytes(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("the largest body must be positive, not " + bytes);
    }
    this.maxBodyBytes = bytes;
    return self();
  }

  /**
   * A client to derive from: its connection pool, proxy, name resolution and interceptors are used
   * and stay open when ours is closed; timeouts, trust, redirects and protocols are set here. Its
   * pool should drop idle connections before the 5 s of Proxmox. Its interceptors find what a
   * request is about, such as the endpoint's template, as the request's tag {@link Exchange}; the
   * requests of a login have none.
   */
  public B httpClient(OkHttpClient client) {
    this.httpClient = client;
    return self();
  }

  /**
   * Makes the sockets of connections, which lets who makes them refuse addresses. Unless given,
   * that of {@link #httpClient} or of the Java runtime.
   */
  public B socketFactory(SocketFactory factory) {
    this.sockets = factory;
    return self();
  }

  /**
   * A proxy between us and the servers. Unless given, that of {@link #httpClient} or of the Java
   * runtime ({@code https.proxyHost}). One that wants a password needs an {@link #httpClient} with
   * a proxy authenticator.
   */
  public B proxy(Proxy proxy) {
    this.proxy = proxy;
    return self();
  }

  /**
   * The clock by which tickets age, one-time codes change and servers are left alone; the system's
   * unless given.
   */
  public B clock(InstantSource clock) {
    this.clock = clock;
    return self();
  }

  /** How often a call that reads is tried; {@link RetryPolicy#standard()} unless given. */
  public B retry(RetryPolicy policy) {
    this.retry = policy;
    return self();
  }

  /** When a server is left alone; {@link CircuitBreakerPolicy#standard()} unless given. */
  public B circuitBreaker(CircuitBreakerPolicy policy) {
    this.circuitBreaker = policy;
    return self();
  }

  /** How much is asked for at once; {@link Limits#standard()} unless given. */
  public B limits(Limits limits) {
    this.limits = limits;
    return self();
  }

  /**
   * Whether a Proxmox VE cluster is asked where its other nodes are; not unless told so. After the
   * first call, and then every 5 minutes, {@code GET /cluster/status} is read behind the scenes,
   * which needs {@code Sys.Audit} on {@code /}. What is about one node then goes to that node
   * itself, and the nodes stand in for servers that fail. They are called by the scheme and port of
   * the server that told, and by IP addresses of the cluster's network, which must be reachable
   * from here; certificates of the cluster's own authority name them, pins must cover them.
   */
  public B learnServers(boolean learn) {
    this.learnServers = learn;
    return self();
  }

  /** One more who hears of calls and servers. */
  public B listener(CallListener listener) {
    this.listeners.add(listener);
    return self();
  }

  /**
   * The client.
   *
   * @throws IllegalStateException when server or credentials are missing
   * @throws IllegalArgumentException when the file of {@link Trust#caFile} cannot be used
   */
  public C build() {
    if (servers.isEmpty()) {
      throw new IllegalStateException("a client needs a server: call server(…)");
    }
    if (credentials == null) {
      throw new IllegalStateException("a client needs credentials: call credentials(…)");
    }
    return create(
        new ClientSettings(
            servers,
            credentials,
            trust,
            connectTimeout,
            readTimeout,
            callTimeout,
            maxBodyBytes,
            httpClient,
            sockets,
            proxy,
            clock,
            retry,
            circuitBreaker,
            limits,
            learnServers,
            listeners));
  }

  private static Duration positive(Duration timeout, String name) {
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("the " + name + " must be positive, not " + timeout);
    }
    return timeout;
  }
}
