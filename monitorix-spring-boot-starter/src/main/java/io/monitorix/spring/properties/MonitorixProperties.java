package io.monitorix.spring.properties;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Monitorix in an application.
 *
 * @param enabled Whether anything of Monitorix is there at all.
 * @param targets Clusters, single nodes and backup servers of Proxmox. Each has a client, and is
 *     polled for metrics.
 * @param dataDir Directory of series, and of alerts where no DataSource keeps them. Without it they
 *     are kept in memory, and a restart loses them.
 * @param metrics Metrics of the targets.
 * @param alerts Alerts on the application's own meters and on the targets.
 */
@ConfigurationProperties("monitorix")
public record MonitorixProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<TargetProperties> targets,
    @Nullable Path dataDir,
    @DefaultValue @NestedConfigurationProperty MetricsProperties metrics,
    @DefaultValue @NestedConfigurationProperty AlertsProperties alerts) {

  /** Where they begin. */
  public static final String PREFIX = "monitorix";

  /** Copies the list. */
  public MonitorixProperties {
    targets = List.copyOf(targets);
  }
}
