package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the balloon driver in a virtual machine reports.
 *
 * @param actual bytes that the machine has at the moment
 * @param maxMemory bytes that it can have at most
 * @param totalMemory bytes that its system sees
 * @param freeMemory bytes that its system does not use
 * @param swappedIn bytes read from its swap space since it started
 * @param swappedOut bytes written to its swap space since it started
 * @param majorPageFaults since it started
 * @param minorPageFaults since it started
 * @param lastUpdate when the driver reported; absent or the epoch where it never did
 * @param additional what has no component, as text
 */
public record BalloonInfo(
    @Nullable Long actual,
    @Json(name = "max_mem") @Nullable Long maxMemory,
    @Json(name = "total_mem") @Nullable Long totalMemory,
    @Json(name = "free_mem") @Nullable Long freeMemory,
    @Json(name = "mem_swapped_in") @Nullable Long swappedIn,
    @Json(name = "mem_swapped_out") @Nullable Long swappedOut,
    @Json(name = "major_page_faults") @Nullable Long majorPageFaults,
    @Json(name = "minor_page_faults") @Nullable Long minorPageFaults,
    @Json(name = "last_update") @Nullable Instant lastUpdate,
    Map<String, String> additional) {

  /** Copies the map. */
  public BalloonInfo {
    additional = Map.copyOf(additional);
  }
}
