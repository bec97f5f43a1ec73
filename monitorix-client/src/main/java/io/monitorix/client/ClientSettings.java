package io.monitorix.client;

import java.net.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * All that a client was told by its {@link ClientBuilder}. Immutable.
 *
 * @param servers of one cluster, at least one, in the order of preference
 * @param connectTimeout for TCP and TLS, one attempt
 * @param readTimeout for silence between two bytes
 * @param callTimeout for a whole call, unless the call says otherwise
 * @param maxBodyBytes of one answer, unpacked
 * @param httpClient a client whose connections and interceptors are shared; null for one of our own
 * @param sockets makes the sockets of connections; null for the Java runtime's
 * @param proxy between us and the servers; null for what the Java runtime is told
 * @param clock by which tickets age, one-time codes change and servers are left alone
 * @param retry how often a call is tried
 * @param circuitBreaker when a server is left alone
 * @param limits of what is asked at once
 * @param learnServers whether the cluster is asked where its other nodes are
 * @param listeners who hear of calls and servers
 */
public record ClientSettings(
    List<Server> servers,
    Credentials credentials,
    Trust trust,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    long maxBodyBytes,
    @Nullable OkHttpClient httpClient,
    @Nullable SocketFactory sockets,
    @Nullable Proxy proxy,
    InstantSource clock,
    RetryPolicy retry,
    CircuitBreakerPolicy circuitBreaker,
    Limits limits,
    boolean learnServers,
    List<CallListener> listeners) {

  /** Copies the lists. */
  public ClientSettings {
    servers = List.copyOf(servers);
    listeners = List.copyOf(listeners);
  }
}
