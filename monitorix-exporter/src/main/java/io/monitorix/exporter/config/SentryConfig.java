package io.monitorix.exporter.config;

/**
 * The key {@code sentry}: where errors of the process are reported.
 *
 * @param dsn the project's address, which holds its key
 * @param environment {@code production} for instance
 */
public record SentryConfig(Secret dsn, String environment) {}
