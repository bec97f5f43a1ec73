package io.monitorix.client.internal;

import io.monitorix.client.ClientSettings;
import io.monitorix.client.Trust;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client as Proxmox wants it. */
final class HttpStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpStack.class);

  /** Proxmox closes idle connections after 5 s without a word. */
  private static final long IDLE_SECONDS = 4;

  /**
   * Most connections end idle, and each handshake leaves a session that the Java runtime would keep
   * for a day, 20,480 of them: 16 MB of heap for the few that can be resumed.
   */
  private static final int TLS_SESSIONS = 64;

  private static final long UNKNOWN_LENGTH = -1;

  private final OkHttpClient reading;
  private final OkHttpClient writing;
  private final HostNames hostNames;
  private final boolean shared;

  HttpStack(ClientSettings settings) {
    Certificates certificates = Certificates.of(settings.trust(), settings.clock());
    OkHttpClient base = settings.httpClient();
    shared = base != null;
    OkHttpClient.Builder builder =
        base != null
            ? base.newBuilder()
            : new OkHttpClient.Builder()
                .connectionPool(
                    new ConnectionPool(
                        settings.limits().callsAtOnce(), IDLE_SECONDS, TimeUnit.SECONDS));
    if (settings.sockets() != null) {
      builder.socketFactory(settings.sockets());
    }
    if (settings.proxy() != null) {
      builder.proxy(settings.proxy());
    }
    hostNames = new HostNames(builder.build().hostnameVerifier());
    reading =
        builder
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(true)
            .addNetworkInterceptor(HttpStack::refuseNegativeLength)
            .sslSocketFactory(context(certificates).getSocketFactory(), certificates)
            .hostnameVerifier(certificates.hostnamesMatter() ? hostNames : (host, session) -> true)
            .addInterceptor(Departure::connect)
            .addNetworkInterceptor(Departure::depart)
            .build();
    // OkHttp would send a write a second time when the connection breaks under it.
    writing = reading.newBuilder().retryOnConnectionFailure(false).build();
    if (settings.trust() instanceof Trust.Insecure) {
      LOG.warn(
          "certificates are not checked: credentials can be read on the wire servers={}",
          settings.servers());
    }
  }

  /** OkHttp would fail on it with the exception of a wrong argument. */
  private static Response refuseNegativeLength(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.body().contentLength() < UNKNOWN_LENGTH) {
      throw new ProtocolException(
          "the server announced a body of " + response.body().contentLength() + " bytes");
    }
    return response;
  }

  private static SSLContext context(Certificates certificates) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {certificates}, null);
      context.getClientSessionContext().setSessionCacheSize(TLS_SESSIONS);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  /** The client for a request. */
  OkHttpClient client(Request request) {
    return request.method().equals("GET") ? reading : writing;
  }

  HostNames hostNames() {
    return hostNames;
  }

  /** Leaves alone what the application gave and may still use. */
  @Override
  public void close() {
    if (!shared) {
      reading.dispatcher().executorService().shutdown();
      reading.connectionPool().evictAll();
    }
  }
}
