package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The external vote of a cluster: {@code GET /cluster/config/qdevice}. All absent where none is
 * configured.
 *
 * @param model {@code Net}
 * @param algorithm for example {@code Fifty-Fifty split}
 * @param qnetdHost host and port of the daemon that votes
 * @param tieBreaker for example {@code Node with lowest node ID}
 * @param state {@code Connected} when all is well
 * @param additional the other lines, under their own names
 */
public record QDevice(
    @Json(name = "Model") @Nullable String model,
    @Json(name = "Algorithm") @Nullable String algorithm,
    @Json(name = "QNetd host") @Nullable String qnetdHost,
    @Json(name = "Tie-breaker") @Nullable String tieBreaker,
    @Json(name = "State") @Nullable String state,
    Map<String, String> additional) {

  /** Copies the map. */
  public QDevice {
    additional = Map.copyOf(additional);
  }

  /** Whether the cluster has such a device. */
  public boolean configured() {
    return model != null || state != null || qnetdHost != null || !additional.isEmpty();
  }
}
