package io.monitorix.exporter;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.FileSdConfig;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.PushConfig;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.web.WebLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that a {@link Monitorix} is made from, wherever it was read.
 *
 * @param listenAddress where HTTP is spoken
 * @param webFile reads who may ask, and with what HTTPS is spoken, whenever that has changed
 * @param webLimits how much the HTTP server takes on
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
    Supplier<WebFile> webFile,
    WebLimits webLimits,
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

  /** Targets to poll, spoken of in plain HTTP to everybody. */
  public static Settings polling(
      ListenAddress listenAddress,
      List<TargetConfig> targets,
      Map<String, PveModule> modules,
      boolean allowAnyTarget,
      boolean everyState) {
    return new Settings(
        listenAddress,
        () -> WebFile.NONE,
        WebLimits.DEFAULT,
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
        webFile,
        webLimits,
        targets,
        modules,
        allowAnyTarget,
        onDemand,
        everyState,
        apiMetrics,
        targetMetrics,
        receivers);
  }

  /** These, with another HTTP side. */
  public Settings with(Supplier<WebFile> file, WebLimits limits) {
    return new Settings(
        listenAddress,
        file,
        limits,
        targets,
        modules,
        allowAnyTarget,
        onDemand,
        everyState,
        apiMetrics,
        targetMetrics,
        push);
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
        targetMetrics);
  }
}
