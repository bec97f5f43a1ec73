package io.monitorix.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Metrics of the targets.
 *
 * @param enabled Whether the targets are polled, and their metrics are in the application's meter
 *     registries.
 * @param everyState Whether state sets carry each known state, those that do not hold as 0.
 */
public record MetricsProperties(
    @DefaultValue("true") boolean enabled, @DefaultValue("false") boolean everyState) {}
