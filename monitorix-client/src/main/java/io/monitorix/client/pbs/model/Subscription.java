package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of the server: {@code GET /nodes/{node}/subscription}. The key is left out on
 * purpose: nothing that monitors needs it.
 *
 * @param status {@code new}, {@code notfound}, {@code active}, {@code invalid}, {@code expired} or
 *     {@code suspended}
 * @param nextDueDate the last day that is paid for
 * @param regDate the day of registration
 * @param productName for people
 * @param message why the status is what it is
 * @param serverId what the subscription is tied to; only for those who may see it
 * @param checkTime when the status was last confirmed
 * @param url where to buy
 */
public record Subscription(
    @Nullable String status,
    @Json(name = "nextduedate") @Nullable LocalDate nextDueDate,
    @Json(name = "regdate") @Nullable LocalDate regDate,
    @Json(name = "productname") @Nullable String productName,
    @Nullable String message,
    @Json(name = "serverid") @Nullable String serverId,
    @Json(name = "checktime") @Nullable Instant checkTime,
    @Nullable String url) {}
