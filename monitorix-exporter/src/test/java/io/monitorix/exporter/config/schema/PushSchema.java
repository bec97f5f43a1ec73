package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.texts;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code remote_write}, {@code otlp} and {@code grafana}: servers that are told of what there is.
 */
final class PushSchema {

  private static final String PAGE = "configuration.md";
  private static final int MOST = 100_000_000;

  private PushSchema() {}

  static ObjectNode remoteWrite() {
    ObjectNode metadata =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("Whether types and help of the metrics are sent.", "send", bool(), true)
            .told("How often.", "send_interval", duration(), "1m")
            .build();
    ObjectNode queue =
        new Section(KeyTable.mentionedIn(PAGE))
            .told(
                "Samples that wait at most; then the oldest are dropped.",
                "capacity",
                number(1, MOST),
                500_000)
            .told("Samples of one request.", "max_samples_per_send", number(1, MOST), 2000)
            .told("The pause after a first failure.", "min_backoff", duration(), "30ms")
            .told("The longest pause.", "max_backoff", duration(), "5s")
            .build();
    Section receiver =
        new Section(KeyTable.of(PAGE, "`remote_write`"))
            .must("url", url("https://mimir.example/api/v1/push"))
            .key("name", text("mimir"))
            .key("send", oneOf("all", "metrics", "rules"), "all")
            .key("interval", duration())
            .key("remote_timeout", duration(), "30s")
            .key("tls_config", shared("tls"))
            .key("external_labels", texts())
            .key("metadata_config", metadata)
            .key("queue_config", queue);
    return listOf(SharedForms.endpoint(receiver).build());
  }

  static ObjectNode otlp() {
    Section section =
        new Section(KeyTable.of(PAGE, "`otlp`"))
            .must("endpoint", url("https://collector.example:4318"))
            .key("interval", duration())
            .key("timeout", duration(), "10s")
            .key("tls", shared("tls"))
            .key("resource_attributes", texts());
    return SharedForms.endpoint(section).build();
  }

  static ObjectNode grafana() {
    ObjectNode live =
        new Section(KeyTable.of(PAGE, "`grafana`", "live."))
            .key("enabled", bool(), true)
            .key("stream", text("monitorix", "[A-Za-z0-9_-]{1,100}"), "monitorix")
            .build();
    return new Section(KeyTable.of(PAGE, "`grafana`"))
        .must("url", url("https://grafana.example"))
        .key("token", text("${GRAFANA_TOKEN}"))
        .key("token_file", text("token"))
        .key("timeout", duration(), "10s")
        .key("headers", texts())
        .key("tls_config", shared("tls"))
        .told("What is sent through Grafana Live.", "live", live)
        .oneOf("token", "token_file")
        .build();
  }
}
