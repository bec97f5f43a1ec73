package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the state of high availability: {@code GET /cluster/ha/status/current}. Which
 * components are there depends on the kind.
 *
 * @param id for example {@code quorum}, {@code lrm:pve1} or {@code service:vm:100}
 * @param type as received; {@link #kind()} for programs
 * @param status in words
 * @param node where it is; of the quorum, who answered
 * @param quorate of the quorum: whether there is a majority
 * @param timestamp of a manager: when it last reported
 * @param sid of a service: its id, for example {@code vm:100}
 * @param state of a service: what it is shown as
 * @param crmState of a service: what the manager has it in
 * @param requestState of a service: what is asked for
 * @param maxRelocate of a service: tries on other nodes
 * @param maxRestart of a service: tries on its node
 * @param failback of a service: whether it goes back to a better node (since version 9)
 * @param autoRebalance of a service: whether it may be moved for balance (since version 9)
 * @param armedState of fencing: {@code armed}, {@code standby}, {@code disarming} or {@code
 *     disarmed} (since version 9)
 * @param resourceMode of fencing: what becomes of services while it is disarmed (since version 9)
 * @param additional what has no component, as text
 */
public record HaStatusEntry(
    String id,
    String type,
    @Nullable String status,
    @Nullable String node,
    @Nullable Boolean quorate,
    @Nullable Instant timestamp,
    @Nullable String sid,
    @Nullable String state,
    @Json(name = "crm_state") @Nullable String crmState,
    @Json(name = "request_state") @Nullable String requestState,
    @Json(name = "max_relocate") @Nullable Integer maxRelocate,
    @Json(name = "max_restart") @Nullable Integer maxRestart,
    @Nullable Boolean failback,
    @Json(name = "auto-rebalance") @Nullable Boolean autoRebalance,
    @Json(name = "armed-state") @Nullable String armedState,
    @Json(name = "resource_mode") @Nullable String resourceMode,
    Map<String, String> additional) {

  /** Copies the map. */
  public HaStatusEntry {
    additional = Map.copyOf(additional);
  }

  /** What the row stands for. */
  public HaEntryKind kind() {
    return HaEntryKind.of(type);
  }

  /** Which guest a service is; empty for all other rows. */
  public Optional<GuestId> guestId() {
    return GuestId.ofService(sid);
  }

  /** What a service is shown as. */
  public HaServiceState serviceState() {
    return HaServiceState.of(state);
  }

  /** What the manager does with a service. */
  public HaServiceState managerState() {
    return HaServiceState.of(crmState);
  }

  /** What is asked for a service. */
  public HaRequestState requested() {
    return HaRequestState.of(requestState);
  }

  /** Whether nodes may be fenced; of the row for that. */
  public HaFencingState fencingState() {
    return HaFencingState.of(armedState);
  }

  /** What becomes of services while nodes may not be fenced; of the row for that. */
  public HaResourceMode resourcesWhileDisarmed() {
    return HaResourceMode.of(resourceMode);
  }
}
