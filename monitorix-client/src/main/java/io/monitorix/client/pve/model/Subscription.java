package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a node: {@code GET /nodes/{node}/subscription}. The key is left out on
 * purpose: nothing that monitors needs it.
 *
 * @param status {@code new}, {@code notfound}, {@code active}, {@code invalid}, {@code expired} or
 *     {@code suspended}
 * @param level {@code c}, {@code b}, {@code s} or {@code p}
 * @param nextDueDate the last day that is paid for
 * @param regDate the day of registration
 * @param productName for example {@code Proxmox VE Community Subscription 1 CPU/year}
 * @param message why the status is what it is
 * @param serverId what the subscription is tied to; only for those who may see it
 * @param sockets CPU sockets of the node
 * @param checkTime when the status was last confirmed
 * @param url where to buy
 */
public record Subscription(
    @Nullable String status,
    @Nullable String level,
    @Json(name = "nextduedate") @Nullable LocalDate nextDueDate,
    @Json(name = "regdate") @Nullable LocalDate regDate,
    @Json(name = "productname") @Nullable String productName,
    @Nullable String message,
    @Json(name = "serverid") @Nullable String serverId,
    @Nullable Integer sockets,
    @Json(name = "checktime") @Nullable Instant checkTime,
    @Nullable String url) {

  /** Whether there is one. */
  public SubscriptionState state() {
    return SubscriptionState.of(status);
  }

  /** How much help it buys. */
  public SubscriptionLevel subscriptionLevel() {
    return SubscriptionLevel.of(level);
  }
}
