package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.mapOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.texts;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code scrape_configs}, in Prometheus's format. */
final class ScrapeSchema {

  private static final KeyTable PAGE = KeyTable.mentionedIn("scraping.md");
  private static final String SIZE = "0|[0-9]{1,12}\\s*([KkMmGgTt]?[Bb])";

  private ScrapeSchema() {}

  static ObjectNode jobs() {
    Section job =
        new Section(PAGE)
            .toldMust("The label job; each name once.", "job_name", text("node"))
            .told(
                "From one scrape to the next; that of global without it.",
                "scrape_interval",
                duration())
            .told(
                "The longest that a scrape may take; at most the interval.",
                "scrape_timeout",
                duration())
            .told("What is spoken.", "scheme", oneOf("http", "https"), "http")
            .told("What is asked for.", "metrics_path", text("/metrics"), "/metrics")
            .told("Parameters of the request.", "params", mapOf(listOf(text("x"))))
            .told(
                "The formats that are asked for, the best first.",
                "scrape_protocols",
                listOfAtLeastOne(protocol()))
            .told(
                "The format of an answer that does not tell its own.",
                "fallback_scrape_protocol",
                protocol())
            .told("Whether answers may be compressed.", "enable_compression", bool(), true)
            .told(
                "Whether labels of the target win over those of the scrape.",
                "honor_labels",
                bool(),
                false)
            .told("Whether times of the target count.", "honor_timestamps", bool(), true)
            .told(
                "Whether samples with times of their own become stale.",
                "track_timestamps_staleness",
                bool(),
                false)
            .told(
                "What names may have.",
                "metric_name_validation_scheme",
                oneOf("utf8", "legacy"),
                "utf8")
            .told(
                "Whether there are more series of the scrape itself.",
                "extra_scrape_metrics",
                bool(),
                false)
            .told(
                "How the labels of targets are rewritten.",
                "relabel_configs",
                listOf(shared("relabel")))
            .told(
                "How samples are rewritten, and which are dropped.",
                "metric_relabel_configs",
                listOf(shared("relabel")))
            .told(
                "How long an answer may be.",
                "body_size_limit",
                text("16MB", SIZE).put("minimum", 0).put("maximum", 0),
                0);
    for (String limit :
        new String[] {
          "sample_limit",
          "label_limit",
          "label_name_length_limit",
          "label_value_length_limit",
          "target_limit"
        }) {
      job.told("At most so many; 0 for the usual.", limit, number(0, Integer.MAX_VALUE), 0);
    }
    job.told("Targets that stand here.", "static_configs", listOf(fixed()))
        .told("Files that name targets.", "file_sd_configs", listOf(files()))
        .told("URLs that name targets.", "http_sd_configs", listOf(urls()));
    return listOf(http(job).build());
  }

  private static ObjectNode protocol() {
    return oneOf(
        "OpenMetricsText1.0.0",
        "OpenMetricsText0.0.1",
        "PrometheusText1.0.0",
        "PrometheusText0.0.4");
  }

  private static Section http(Section section) {
    ObjectNode header =
        new Section(KeyTable.anywhere())
            .told("Its values.", "values", listOf(text("proxmox")))
            .told("Values that are secret.", "secrets", listOf(text("${TOKEN}")))
            .told("Files that hold values.", "files", listOf(text("token")))
            .build();
    return section
        .told("A user's name and password.", "basic_auth", shared("basicAuth"))
        .told("What stands in the header Authorization.", "authorization", shared("authorization"))
        .told("A token for the header Authorization.", "bearer_token", text("${TOKEN}"))
        .told("The file that holds it.", "bearer_token_file", text("token"))
        .told(
            "Which certificates are trusted, and which one is shown.", "tls_config", shared("tls"))
        .told("Whether redirects are followed.", "follow_redirects", bool(), true)
        .told("Whether HTTP/2 may be spoken.", "enable_http2", bool(), true)
        .told(
            "A proxy that is spoken to in plain HTTP.",
            "proxy_url",
            url("http://proxy.example:3128"))
        .told("Further headers, by their names.", "http_headers", mapOf(header))
        .notBoth("basic_auth", "authorization")
        .notBoth("bearer_token", "bearer_token_file");
  }

  private static ObjectNode fixed() {
    return new Section(KeyTable.anywhere())
        .told("Hosts and ports.", "targets", listOf(text("pve1.example:9100")))
        .told("Labels of these targets.", "labels", texts())
        .build();
  }

  private static ObjectNode files() {
    return new Section(KeyTable.anywhere())
        .toldMust(
            "Paths that end in .json, .yml or .yaml; * may stand in the file's name.",
            "files",
            listOfAtLeastOne(text("nodes/*.yml")))
        .told("They are read at least this often.", "refresh_interval", duration(), "5m")
        .build();
  }

  private static ObjectNode urls() {
    return http(new Section(KeyTable.anywhere())
            .toldMust("What is asked.", "url", url("https://sd.example/nodes"))
            .told("How often.", "refresh_interval", duration(), "1m"))
        .build();
  }
}
