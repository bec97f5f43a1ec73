package io.monitorix.client.task;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log.
 *
 * @param number from 1
 * @param text without the end of line
 */
public record LogLine(@Json(name = "n") @Nullable Integer number, @Json(name = "t") String text) {}
