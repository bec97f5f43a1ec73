package io.monitorix.exporter.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All of {@code probes}.
 *
 * @param modules by name, the built-in ones included
 * @param allowLinkLocal whether link-local addresses may be checked, those of the metadata services
 *     of clouds among them
 * @param concurrency how many checks run at once; positive
 * @param checks the services to check
 * @param discovery the checks that guests ask for
 */
public record ProbesConfig(
    Map<String, ProbeModule> modules,
    boolean allowLinkLocal,
    int concurrency,
    List<CheckConfig> checks,
    TagDiscovery discovery) {

  /** The labels that a check gives to each of its series. */
  static final Set<String> LABELS = Set.of("target", "module", "service", "guest", "cluster");

  /** Copies the collections. */
  public ProbesConfig {
    modules = Map.copyOf(modules);
    checks = List.copyOf(checks);
  }

  /** The same with other services to check. */
  public ProbesConfig with(List<CheckConfig> others) {
    return new ProbesConfig(modules, allowLinkLocal, concurrency, others, discovery);
  }

  /** What applies without the section: the built-in modules, and nothing to check by itself. */
  public static ProbesConfig standard() {
    return ProbesSection.standard();
  }
}
