package io.monitorix.client.internal;

import io.monitorix.client.ClientSettings;
import io.monitorix.client.Trust;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client as Proxmox wants it. */
final class HttpStack implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpStack.class);

  private static final int IDLE_CONNECTIONS = 5;

  /** Proxmox closes idle connections after 5 s without a word. */
  private static final long IDLE_SECONDS = 4;

  private final OkHttpClient client;
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
                    new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
    hostNames = new HostNames(builder.build().hostnameVerifier());
    client =
        builder
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .protocols(List.of(Protocol.HTTP_1_1))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(true)
            .sslSocketFactory(context(certificates).getSocketFactory(), certificates)
            .hostnameVerifier(certificates.hostnamesMatter() ? hostNames : (host, session) -> true)
            .build();
    if (settings.trust() instanceof Trust.Insecure) {
      LOG.warn(
          "certificates are not checked: credentials can be read on the wire servers={}",
          settings.servers());
    }
  }

  private static SSLContext context(Certificates certificates) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {certificates}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  OkHttpClient client() {
    return client;
  }

  HostNames hostNames() {
    return hostNames;
  }

  /** Leaves alone what the application gave and may still use. */
  @Override
  public void close() {
    if (!shared) {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
