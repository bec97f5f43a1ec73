package io.monitorix.client.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Travels with a request and remembers whether it left for the server: before that, nothing can
 * have happened there.
 */
final class Departure {

  private final long connectMillis;
  private volatile boolean departed;

  /**
   * @param connectNanos how long connecting may take, where the client would allow more
   */
  Departure(long connectNanos) {
    connectMillis = Math.max(1, Math.min(connectNanos / 1_000_000, Integer.MAX_VALUE));
  }

  /** Whether any of it may have reached the server. */
  boolean departed() {
    return departed;
  }

  /** An interceptor that limits the time for connecting. */
  static Response connect(Interceptor.Chain chain) throws IOException {
    Departure departure = chain.request().tag(Departure.class);
    Interceptor.Chain limited =
        departure != null && departure.connectMillis < chain.connectTimeoutMillis()
            ? chain.withConnectTimeout((int) departure.connectMillis, TimeUnit.MILLISECONDS)
            : chain;
    return limited.proceed(chain.request());
  }

  /** An interceptor of the network, where there is a connection and nothing was sent yet. */
  static Response depart(Interceptor.Chain chain) throws IOException {
    Departure departure = chain.request().tag(Departure.class);
    if (departure != null) {
      departure.departed = true;
    }
    Response response = chain.proceed(chain.request());
    // OkHttp would follow "Retry-After: 0" of a 503 by itself, with a POST too.
    return response.code() == 503
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}
