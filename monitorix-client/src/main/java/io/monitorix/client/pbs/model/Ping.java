package io.monitorix.client.pbs.model;

import org.jspecify.annotations.Nullable;

/**
 * A sign of life: {@code GET /ping}.
 *
 * @param pong true
 */
public record Ping(@Nullable Boolean pong) {}
