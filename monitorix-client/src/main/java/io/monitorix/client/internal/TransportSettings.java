package io.monitorix.client.internal;

import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import io.monitorix.client.Trust;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * All that a transport needs to know.
 *
 * @param connectTimeout for TCP and TLS, one attempt
 * @param readTimeout for silence between two bytes
 * @param callTimeout for a whole call, unless the call says otherwise
 * @param maxBodyBytes of one answer, unpacked
 * @param base a client whose connections and threads are shared; null for ones of our own
 */
public record TransportSettings(
    Server server,
    Credentials credentials,
    Trust trust,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    long maxBodyBytes,
    @Nullable OkHttpClient base,
    InstantSource clock) {}
