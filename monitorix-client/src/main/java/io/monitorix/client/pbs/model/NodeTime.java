package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the server: {@code GET /nodes/{node}/time}.
 *
 * @param time to the second
 * @param localTime what its wall clock shows, counted in seconds as if it were UTC
 * @param timezone for example {@code Europe/Vienna}
 */
public record NodeTime(
    Instant time, @Json(name = "localtime") @Nullable Long localTime, @Nullable String timezone) {}
