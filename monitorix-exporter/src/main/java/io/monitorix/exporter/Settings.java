package io.monitorix.exporter;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.TargetConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * All that a {@link Monitorix} is made from, wherever it was read.
 *
 * @param listenAddress where HTTP is spoken
 * @param tls speaks HTTPS with it; null for HTTP
 * @param targets are polled
 * @param fileSdConfigs files that name further targets
 * @param modules may be named by requests to {@code /pve}
 * @param allowAnyTarget whether {@code /pve} asks hosts that are not among the targets
 * @param onDemand the collectors that run on {@code /pve}
 * @param everyState whether state sets on {@code /metrics} carry each known state
 * @param apiMetrics whether {@code pve_scrape_api_…} is exposed
 * @param targetMetrics whether {@code pve_scrape_target_…} is exposed
 * @param push who gets the metrics without asking for them
 */
public record Settings(
    ListenAddress listenAddress,
    @Nullable SSLContext tls,
    List<TargetConfig> targets,
    List<FileSdConfig> fileSdConfigs,
    Map<String, PveModule> modules,
    boolean allowAnyTarget,
    Set<CollectorName> onDemand,
    boolean everyState,
    boolean apiMetrics,
    boolean targetMetrics,
    PushConfig push) {

  /** Copies the collections. */
  public Settings {
    targets = List.copyOf(targets);
    fileSdConfigs = List.copyOf(fileSdConfigs);
    modules = Map.copyOf(modules);
    onDemand = Set.copyOf(onDemand);
  }

  /** Targets to poll, spoken of in plain HTTP. */
  public static Settings polling(
      ListenAddress listenAddress,
      List<TargetConfig> targets,
      Map<String, PveModule> modules,
      boolean allowAnyTarget,
      boolean everyState) {
    return new Settings(
        listenAddress,
        null,
        targets,
        List.of(),
        modules,
        allowAnyTarget,
        CollectorName.compatible(),
        everyState,
        false,
        false,
        PushConfig.NONE);
  }

  /** The same, with receivers that get the metrics. */
  public Settings pushing(PushConfig receivers) {
    return new Settings(
        listenAddress,
        tls,
        targets,
        fileSdConfigs,
        modules,
        allowAnyTarget,
        onDemand,
        everyState,
        apiMetrics,
        targetMetrics,
        receivers);
  }

  /** The same with these files of further targets. */
  public Settings withFiles(List<FileSdConfig> files) {
    return new Settings(
        listenAddress,
        tls,
        targets,
        files,
        modules,
        allowAnyTarget,
        onDemand,
        everyState,
        apiMetrics,
        targetMetrics,
        push);
  }
}
