package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit for what moves to and from some networks: {@code GET /admin/traffic-control}; without the
 * present rates, {@code GET /config/traffic-control}.
 *
 * @param name the name
 * @param comment any text
 * @param networks addresses and bits
 * @param timeframes when it holds, for example {@code mon..fri 8-17}; empty for always
 * @param rateIn the fastest that may come in, for example {@code 10 MB}; absent for no limit
 * @param burstIn how much may come in faster
 * @param rateOut the fastest that may go out
 * @param burstOut how much may go out faster
 * @param currentRateIn bytes a second at this moment
 * @param currentRateOut bytes a second at this moment
 * @param additional what has no component, as text
 */
public record TrafficRule(
    String name,
    @Nullable String comment,
    @Json(name = "network") List<String> networks,
    @Json(name = "timeframe") List<String> timeframes,
    @Json(name = "rate-in") @Nullable String rateIn,
    @Json(name = "burst-in") @Nullable String burstIn,
    @Json(name = "rate-out") @Nullable String rateOut,
    @Json(name = "burst-out") @Nullable String burstOut,
    @Json(name = "cur-rate-in") @Nullable Long currentRateIn,
    @Json(name = "cur-rate-out") @Nullable Long currentRateOut,
    Map<String, String> additional) {

  /** Copies the collections. */
  public TrafficRule {
    networks = List.copyOf(networks);
    timeframes = List.copyOf(timeframes);
    additional = Map.copyOf(additional);
  }
}
