package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One node in the list of nodes: {@code GET /nodes}. An offline node, or one that the caller may
 * not look into, has no figures.
 *
 * @param node the name
 * @param status {@code online}, {@code offline} or {@code unknown}
 * @param level of the subscription: empty, {@code c}, {@code b}, {@code s} or {@code p}
 * @param cpu share of all CPUs, 0…1
 * @param maxcpu number of CPUs
 * @param mem bytes of memory in use
 * @param maxmem bytes of memory
 * @param disk bytes of the root file system in use
 * @param maxdisk bytes of the root file system
 * @param uptime since the last boot
 * @param sslFingerprint SHA-256 of the node's certificate
 */
public record NodeSummary(
    String node,
    @Nullable String status,
    @Nullable String level,
    @Nullable Double cpu,
    @Nullable Integer maxcpu,
    @Nullable Long mem,
    @Nullable Long maxmem,
    @Nullable Long disk,
    @Nullable Long maxdisk,
    @Nullable Duration uptime,
    @Json(name = "ssl_fingerprint") @Nullable Fingerprint sslFingerprint) {

  /** Whether it is there. */
  public NodeState state() {
    return NodeState.of(status);
  }

  /** The level of the subscription. */
  public SubscriptionLevel subscriptionLevel() {
    return SubscriptionLevel.of(level);
  }
}
