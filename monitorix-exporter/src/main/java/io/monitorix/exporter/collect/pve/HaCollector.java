package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.HaStatusEntry;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code pve_ha_…}: the managers of high availability, and what is asked for each service. */
final class HaCollector implements Collector {

  static final Metric HA_QUORATE =
      Metric.gauge("pve_ha_quorate", "Whether high availability has a majority to act.");

  static final Metric HA_ARMED =
      Metric.gauge(
              "pve_ha_armed",
              "Whether a node that is lost would be fenced, and its services recovered.")
          .since("9.0");

  static final Metric HA_MANAGER_STATUS =
      Metric.gauge(
          "pve_ha_manager_status",
          "State of the cluster's manager of high availability (CRM), on the node that it runs on;"
              + " 1 for the one that holds.",
          "node",
          "status");

  static final Metric HA_LRM_STATUS =
      Metric.gauge(
          "pve_ha_lrm_status",
          "State of the node's manager of high availability (LRM); 1 for the one that holds.",
          "node",
          "status");

  static final Metric HA_LAST_SEEN_TIMESTAMP_SECONDS =
      Metric.gauge(
          "pve_ha_last_seen_timestamp_seconds",
          "When the manager last reported, in seconds since 1970; role is crm for the cluster's, lrm"
              + " for the node's.",
          "node",
          "role");

  static final Metric HA_SERVICE_REQUEST_STATE =
      Metric.gauge(
          "pve_ha_service_request_state",
          "What is asked for the guest that high availability looks after; 1 for what holds.",
          "id",
          "state");

  /** {@code GET /cluster/ha/status/current}. */
  static final Source<List<HaStatusEntry>> STATUS =
      Source.<List<HaStatusEntry>>ofTarget(
              "cluster/ha/status/current",
              (reader, target, previous) -> reader.call(reader.pve().cluster().ha().status()))
          .needing("/", "Sys.Audit");

  private static final List<String> MANAGER_STATUSES =
      List.of("active", "idle", "time_drift", "dead");

  private static final List<String> LRM_STATUSES =
      List.of(
          "active",
          "idle",
          "maintenance",
          "restart",
          "shutdown",
          "wait_for_agent_lock",
          "lost_agent_lock",
          "time_drift",
          "dead",
          "unknown");

  private static final List<String> REQUESTS =
      List.of("started", "stopped", "enabled", "disabled", "ignored");

  /** {@code pve1 (active, Sun Mar 1 12:00:00 2026)}: the state stands nowhere else. */
  private static final Pattern STATUS_TEXT = Pattern.compile("\\S+ \\(([^,)]+)[,)].*");

  @Override
  public CollectorName name() {
    return CollectorName.HA;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(STATUS);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        HA_QUORATE,
        HA_ARMED,
        HA_MANAGER_STATUS,
        HA_LRM_STATUS,
        HA_LAST_SEEN_TIMESTAMP_SECONDS,
        HA_SERVICE_REQUEST_STATE);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<HaStatusEntry> rows = readings.get(STATUS);
    if (rows != null) {
      rows.forEach(row -> collect(row, out));
    }
  }

  private static void collect(HaStatusEntry row, Emission out) {
    switch (row.kind()) {
      case QUORUM -> out.emit(HA_QUORATE, out.labels(), row.quorate());
      case FENCING -> out.emit(HA_ARMED, out.labels(), armed(row));
      case MASTER -> manager(row, "crm", HA_MANAGER_STATUS, MANAGER_STATUSES, out);
      case LRM -> manager(row, "lrm", HA_LRM_STATUS, LRM_STATUSES, out);
      case SERVICE ->
          row.guestId()
              .map(GuestId::toString)
              .ifPresent(
                  id ->
                      out.emitState(
                          HA_SERVICE_REQUEST_STATE,
                          "state",
                          REQUESTS,
                          row.requestState(),
                          "id",
                          id));
      case UNKNOWN -> {}
    }
  }

  private static void manager(
      HaStatusEntry row, String role, Metric metric, List<String> known, Emission out) {
    String node = requireNonNullElse(row.node(), "");
    out.emitState(metric, "status", known, status(row.status()), "node", node);
    out.emit(
        HA_LAST_SEEN_TIMESTAMP_SECONDS, out.labels("node", node, "role", role), row.timestamp());
  }

  /** One word for each state that Proxmox puts into a sentence; what is new stays as it is. */
  private static @Nullable String status(@Nullable String text) {
    Matcher parts = STATUS_TEXT.matcher(requireNonNullElse(text, ""));
    if (!parts.matches()) {
      return null;
    }
    String state = parts.group(1).strip();
    if (state.startsWith("old timestamp")) {
      return "dead";
    } else if (state.startsWith("unable to read")) {
      return "unknown";
    } else if (state.startsWith("detected time drift")) {
      return "time_drift";
    }
    return state.endsWith(" mode") ? state.substring(0, state.length() - " mode".length()) : state;
  }

  /** Armed is also who would fence but has nothing to look after yet. */
  private static @Nullable Boolean armed(HaStatusEntry row) {
    return switch (row.fencingState()) {
      case ARMED, STANDBY -> true;
      case DISARMING, DISARMED -> false;
      case UNKNOWN -> null;
    };
  }
}
