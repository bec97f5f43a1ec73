package io.monitorix.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
 * @param clock by which tickets age and one-time codes change
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
    InstantSource clock) {

  /** Copies the list. */
  public ClientSettings {
    servers = List.copyOf(servers);
  }
}
