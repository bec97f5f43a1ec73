package io.monitorix.exporter.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that was read.
 *
 * @param config what it says
 * @param shown the same for people: the keys of the file with every default, {@code ***} for what
 *     is secret. With its secrets put in again, it loads to the same configuration
 */
public record LoadedConfig(MonitorixConfig config, Map<String, @Nullable Object> shown) {}
