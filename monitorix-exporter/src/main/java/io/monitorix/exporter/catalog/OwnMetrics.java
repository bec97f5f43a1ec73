package io.monitorix.exporter.catalog;

import io.monitorix.exporter.metric.Metric;
import java.util.List;

/** Metrics of the process itself, which no collector emits. */
public final class OwnMetrics {

  private static final List<Metric> ALL =
      List.of(
          Metric.gauge(
              "monitorix_build_info", "Version, commit and Java.", "version", "revision", "java"),
          Metric.gauge(
              "monitorix_snapshot_age_seconds",
              "Time since the last snapshot of the target.",
              "cluster"),
          Metric.gauge(
              "monitorix_poll_duration_seconds",
              "Histogram of how long polls took, from their start to the snapshot.",
              "cluster"),
          Metric.gauge(
              "monitorix_api_request_duration_seconds",
              "Histogram of calls to Proxmox, by the template of the path.",
              "target",
              "endpoint",
              "status"),
          Metric.counter("monitorix_api_retries_total", "Calls that were tried again.", "target"),
          Metric.gauge(
              "monitorix_web_config_last_reload_successful",
              "Whether the web config file could be used when it was read last."),
          Metric.counter(
              "monitorix_audit_failures_total",
              "Changes and refusals that could not be written to the audit log."),
          Metric.gauge("monitorix_store_series", "Series in the memory of the series store."),
          Metric.counter("monitorix_samples_appended_total", "Samples that it has taken."),
          Metric.gauge("monitorix_store_bytes", "Size of its files."),
          Metric.gauge(
              "monitorix_scrape_targets",
              "Targets of a job of `scrape_configs`: `up`, `down`, `unknown` before the first scrape,"
                  + " `dropped` by relabelling.",
              "job",
              "state"),
          Metric.counter(
              "monitorix_scrapes_total",
              "Its scrapes: `success`, `failure`, or `missed` as the one before took too long.",
              "job",
              "result"),
          Metric.counter(
              "monitorix_scrape_samples_refused_total",
              "Samples of good scrapes that were not kept: `duplicate`, `out_of_order`, `too_old`,"
                  + " `too_far_ahead`.",
              "job",
              "reason"),
          Metric.gauge(
              "monitorix_rule_evaluation_duration_seconds",
              "Summary of evaluations of the group of rules.",
              "group"),
          Metric.counter(
              "monitorix_rule_evaluations_total", "Evaluations of rules of the group.", "group"),
          Metric.counter("monitorix_rule_evaluation_failures_total", "Those that failed.", "group"),
          Metric.counter(
              "monitorix_rule_group_iterations_missed_total",
              "Evaluations of the group that were left out, as one before took too long.",
              "group"),
          Metric.gauge(
              "monitorix_rule_group_last_evaluation_timestamp_seconds",
              "When the group was evaluated last.",
              "group"),
          Metric.gauge("monitorix_rule_group_rules", "Rules in the group.", "group"),
          Metric.gauge("monitorix_alerts", "Alerts that are pending or firing.", "state"),
          Metric.gauge(
              "monitorix_alert_processing_duration_seconds",
              "Histogram of the time until the transitions of an evaluation are kept."),
          Metric.gauge(
              "monitorix_alert_resolve_duration_seconds",
              "Histogram of how long alerts fired that are resolved.",
              "severity"),
          Metric.counter(
              "monitorix_notifications_total",
              "Attempts to send a notification.",
              "receiver",
              "integration"),
          Metric.counter(
              "monitorix_notifications_failed_total",
              "Those that failed, for now (`retry`) or for good (`refused`).",
              "receiver",
              "integration",
              "reason"),
          Metric.gauge(
              "monitorix_notification_latency_seconds",
              "Histogram of how long an attempt took.",
              "integration"),
          Metric.gauge(
              "monitorix_notification_queue_length",
              "Notifications that are to be sent: `pending`, `held`, or `dead` letters.",
              "state"),
          Metric.gauge(
              "monitorix_notification_oldest_pending_seconds",
              "How long the pending one waits that waits longest."),
          Metric.gauge("monitorix_silences", "Silences: `active`, `pending`, `expired`.", "state"),
          Metric.gauge(
              "monitorix_leader",
              "Whether this process evaluates rules and tells of alerts (1), or stands by as another"
                  + " one does (0)."),
          Metric.gauge(
              "monitorix_heartbeat_last_success_timestamp_seconds",
              "When a heartbeat was last taken by its service; 0 if none was since the start.",
              "name"),
          Metric.gauge(
              "monitorix_held_alerts",
              "Alerts that integrations are told of later, in a digest.",
              "reason"),
          Metric.gauge("monitorix_observe_mode", "Whether nobody is told of alerts."),
          Metric.gauge(
              "monitorix_alert_database_up",
              "Whether what becomes of alerts could be written to the database last."),
          Metric.gauge("monitorix_alert_database_pending_rows", "Rows that wait to be written."),
          Metric.counter(
              "monitorix_alert_database_failures_total",
              "Attempts to write or delete that failed."),
          Metric.counter(
              "monitorix_alert_database_dropped_transitions_total",
              "Transitions that were given up as too many waited."),
          Metric.gauge(
              "monitorix_backup_success",
              "Whether the newest backup was made and is in all its places."),
          Metric.gauge(
              "monitorix_backup_last_success_timestamp_seconds",
              "When the newest backup was made."),
          Metric.gauge("monitorix_backup_last_size_bytes", "Size of the newest backup."),
          Metric.gauge(
              "monitorix_backup_duration_seconds",
              "How long the newest backup took to make, verify and keep."),
          Metric.counter(
              "monitorix_backup_failures_total",
              "Backups that were not made, or are missing in a place."),
          Metric.counter(
              "monitorix_events_total", "Events that were noticed, by their kind.", "type"),
          Metric.counter(
              "monitorix_query_cache_requests_total",
              "Queries that could be answered from the cache, by whether they were.",
              "result"),
          Metric.gauge("monitorix_event_streams", "Clients that listen to events."),
          Metric.counter(
              "monitorix_grafana_live_events_total",
              "Events that Grafana Live has taken, where `grafana` is configured."),
          Metric.counter("monitorix_grafana_live_events_failed_total", "Those that it refused."),
          Metric.counter(
              "monitorix_grafana_live_events_dropped_total",
              "Those that were given up as too many waited, or at the end."),
          Metric.counter(
              "monitorix_grafana_live_retries_total", "Requests that were sent once more."),
          Metric.gauge("monitorix_grafana_live_events_pending", "Events that wait for Grafana."),
          Metric.gauge(
              "pve_collection_duration_seconds", "Summary of scrapes of `/pve`.", "module"),
          Metric.counter("pve_request_errors_total", "Failed scrapes of `/pve`.", "module"));

  private OwnMetrics() {}

  /** All of them but those of libraries, in the order of {@code docs/metrics.md}. */
  public static List<Metric> all() {
    return ALL;
  }
}
