package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.durationOrZero;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.mapOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.size;
import static io.monitorix.exporter.config.schema.Forms.text;
import static io.monitorix.exporter.config.schema.Forms.texts;
import static io.monitorix.exporter.config.schema.Forms.url;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is kept, and the rules over it: {@code series}, {@code global}, {@code rules}, {@code
 * monitorix}.
 */
final class RuleSchema {

  private static final String PAGE = "configuration.md";

  private RuleSchema() {}

  static ObjectNode series() {
    ObjectNode aggregates =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("How long aggregates of five minutes are kept.", "5m", durationOrZero(), "90d")
            .told("How long aggregates of an hour are kept.", "1h", durationOrZero(), "2y")
            .build();
    return new Section(KeyTable.of(PAGE, "`series`"))
        .key("enabled", bool(), true)
        .key("interval", duration())
        .key("retention", duration(), "7d")
        .key("retention_size", size(), "2GB")
        .key("aggregates", aggregates)
        .build();
  }

  static ObjectNode global() {
    return new Section(KeyTable.of(PAGE, "`global`"))
        .key("scrape_interval", duration(), "1m")
        .key("scrape_timeout", duration(), "10s")
        .key("evaluation_interval", duration(), "1m")
        .key("rule_query_offset", durationOrZero(), "0s")
        .key("external_labels", texts())
        .build();
  }

  static ObjectNode rules() {
    KeyTable table = KeyTable.of(PAGE, "`rules`");
    ObjectNode shipped =
        new Section(KeyTable.of(PAGE, "`rules`", "shipped."))
            .key("enabled", bool(), true)
            .key("disable", listOf(text("SnapshotOld")))
            .build();
    Section query =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("The longest that a request may take.", "timeout", duration(), "30s")
            .told(
                "Which certificates are trusted, and which one is shown.",
                "tls_config",
                shared("tls"));
    return new Section(table)
        .told("The rules that come with Monitorix.", "shipped", shipped)
        .key("query_url", url("https://mimir.example/prometheus"))
        .key("query", SharedForms.endpoint(query).build())
        .needs("query", "query_url")
        .key("resend_delay", durationOrZero(), "1m")
        .key("for_outage_tolerance", durationOrZero(), "1h")
        .key("for_grace_period", durationOrZero(), "10m")
        .key("concurrency", number(1, 64), 4)
        .build();
  }

  static ObjectNode monitorix() {
    ObjectNode flapping =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("So many changes are flapping.", "changes", number(2, 1000), 4)
            .told("Within this time; at most 1d.", "window", duration(), "1h")
            .told("Alerts that are never called flapping.", "disable", listOf(text("GuestDown")))
            .build();
    return new Section(KeyTable.of(PAGE, "`monitorix`"))
        .key("thresholds", listOf(threshold()))
        .key("shipped_thresholds", shippedThresholds())
        .key("overrides", listOf(override()))
        .key("flapping", flapping)
        .build();
  }

  private static ObjectNode threshold() {
    return new Section(KeyTable.of(PAGE, "`thresholds`"))
        .must("alert", text("GuestWritesMuch"))
        .must("metric", text("pve_up"))
        .key("above", value())
        .key("below", value())
        .oneOf("above", "below")
        .key("clear", value())
        .key("for", durationOrZero())
        .key("keep_firing_for", durationOrZero())
        .key("labels", texts())
        .key("annotations", texts())
        .build();
  }

  private static ObjectNode shippedThresholds() {
    ObjectNode form = mapOf(shippedThreshold());
    form.putObject("propertyNames").putArray("examples").add("backup_age_seconds");
    return form;
  }

  private static ObjectNode shippedThreshold() {
    ObjectNode each =
        new Section(KeyTable.mentionedIn(PAGE))
            .told("For which cluster; any without it.", "cluster", text("lab"))
            .toldMust("What is compared with.", "value", value())
            .build();
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    form.putArray("anyOf").add(value()).add(listOf(each));
    return form;
  }

  private static ObjectNode override() {
    ObjectNode form =
        new Section(KeyTable.of(PAGE, "`overrides`"))
            .key("alerts", listOfAtLeastOne(text("GuestDown")))
            .key("threshold", text("GuestDown"))
            .key("id", text("qemu/100"))
            .key("tag", text("prod"))
            .key("pool", text("web"))
            .key("cluster", text("lab"))
            .key("value", value())
            .key("clear", value())
            .key("disable", bool())
            .build();
    anyOf(form, "alerts", "threshold");
    anyOf(form, "id", "tag", "pool", "cluster");
    anyOf(form, "value", "disable");
    return form;
  }

  private static void anyOf(ObjectNode form, String... names) {
    var choices = form.withArray("allOf").addObject().putArray("anyOf");
    for (String name : names) {
      choices.addObject().putArray("required").add(name);
    }
  }

  /** A number, or a duration, which stands for its seconds. */
  private static ObjectNode value() {
    ObjectNode form = Forms.ofTypes("number", "string");
    form.set(
        "pattern",
        text("", "[-+]?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|(?=.)([0-9]+(y|w|d|h|m|s|ms))+")
            .get("pattern"));
    form.putArray("examples").add(1);
    return form;
  }
}
