package io.monitorix.spring.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * A rule.
 *
 * @param file where it stands
 * @param group of rules
 * @param name of the alert, or of the metric that is recorded
 * @param type {@code alerting} or {@code recording}
 * @param query its expression
 * @param health {@code ok}, {@code err} or {@code unknown}
 * @param lastError null without one
 */
public record RuleView(
    String file,
    String group,
    String name,
    String type,
    String query,
    String health,
    @Nullable String lastError) {}
