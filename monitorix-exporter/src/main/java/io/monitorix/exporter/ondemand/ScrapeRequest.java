package io.monitorix.exporter.ondemand;

import org.jspecify.annotations.Nullable;

/**
 * What {@code /pve} is asked for.
 *
 * @param target a host, or the name of a configured target
 * @param module whose credentials to use; null where the request names none
 * @param cluster whether the cluster's metrics are wanted
 * @param node whether those of the asked node itself are wanted
 */
public record ScrapeRequest(String target, @Nullable String module, boolean cluster, boolean node) {

  /** The module of a request that names none. */
  public static final String DEFAULT_MODULE = "default";

  /** The target of a request that names none. */
  public static final String DEFAULT_TARGET = "localhost";

  /** The module's name, the default one's where the request names none. */
  public String moduleOrDefault() {
    return module == null ? DEFAULT_MODULE : module;
  }
}
