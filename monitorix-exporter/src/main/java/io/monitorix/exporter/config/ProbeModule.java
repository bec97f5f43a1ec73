package io.monitorix.exporter.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A way to check something, which targets are then checked by.
 *
 * @param name what {@code module} refers to
 * @param timeout the longest that a check takes; null leaves it to who asks for the check
 * @param settings what is checked
 */
public record ProbeModule(String name, @Nullable Duration timeout, ProbeSettings settings) {}
