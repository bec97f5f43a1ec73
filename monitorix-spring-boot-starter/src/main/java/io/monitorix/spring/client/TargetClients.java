package io.monitorix.spring.client;

import io.monitorix.client.CallListener;
import io.monitorix.client.ClientBuilder;
import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.TargetConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the clients of the targets. Thread-safe. */
public final class TargetClients implements AutoCloseable {

  private static final int IDLE_CONNECTIONS = 8;

  /** Proxmox closes idle connections after 5 s without a word. */
  private static final long IDLE_SECONDS = 4;

  private final TargetConfigs targets;
  private final List<CallListener> listeners;
  private final List<TargetClientCustomizer> customizers;
  private final @Nullable OkHttpClient http;

  /**
   * Those of these targets.
   *
   * @param listeners hear of all calls
   * @param interceptors see all requests
   */
  public TargetClients(
      TargetConfigs targets,
      List<CallListener> listeners,
      List<Interceptor> interceptors,
      List<TargetClientCustomizer> customizers) {
    this.targets = targets;
    this.listeners = List.copyOf(listeners);
    this.customizers = List.copyOf(customizers);
    this.http = interceptors.isEmpty() ? null : http(interceptors);
  }

  private static OkHttpClient http(List<Interceptor> interceptors) {
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS));
    interceptors.forEach(builder::addInterceptor);
    return builder.build();
  }

  /** The targets. */
  public TargetConfigs targets() {
    return targets;
  }

  /**
   * A new client of a Proxmox VE; the caller closes it.
   *
   * @throws IllegalArgumentException if no target of that name runs Proxmox VE
   */
  public PveClient pve(String target) {
    return made(target, Product.PVE, PveClient.builder());
  }

  /**
   * A new client of a Proxmox Backup Server; the caller closes it.
   *
   * @throws IllegalArgumentException if no target of that name runs one
   */
  public PbsClient pbs(String target) {
    return made(target, Product.PBS, PbsClient.builder());
  }

  private <C, B extends ClientBuilder<C, B>> C made(String name, Product product, B builder) {
    TargetConfig target =
        targets
            .find(name)
            .filter(found -> found.product() == product)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no target of monitorix.targets is called '"
                            + name
                            + "' and of type "
                            + product.key()
                            + "; there are "
                            + new ArrayList<>(
                                targets.all().stream().map(TargetConfig::name).toList())));
    Connections.of(target, builder);
    if (http != null) {
      builder.httpClient(http);
    }
    listeners.forEach(builder::listener);
    customizers.forEach(customizer -> customizer.customize(name, builder));
    return builder.build();
  }

  /** Lets go of idle connections; the clients are closed by whoever made them. */
  @Override
  public void close() {
    if (http != null) {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }
}
