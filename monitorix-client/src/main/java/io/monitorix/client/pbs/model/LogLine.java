package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of a task or of the system: {@code GET /nodes/{node}/tasks/{upid}/log} and
 * {@code GET /nodes/{node}/syslog}.
 *
 * @param number from 1
 * @param text without the end of line
 */
public record LogLine(@Json(name = "n") @Nullable Integer number, @Json(name = "t") String text) {}
