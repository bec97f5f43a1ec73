package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.bool;
import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.oneOrMore;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.monitorix.exporter.config.CollectorName;

/** {@code targets} and {@code file_sd_configs}. */
final class TargetSchema {

  private static final String PAGE = "configuration.md";
  private static final String FINGERPRINT = "(:*[0-9A-Fa-f]){64}:*";

  private TargetSchema() {}

  static ObjectNode targets() {
    Section target =
        new Section(KeyTable.of(PAGE, "`targets`"))
            .must("name", text("lab"))
            .key("server", text("pve1.example"))
            .key("servers", listOfAtLeastOne(text("pve1.example")))
            .oneOf("server", "servers");
    return listOf(common(target, KeyTable.of(PAGE, "`targets`")).build());
  }

  static ObjectNode files() {
    KeyTable targets = KeyTable.of(PAGE, "`targets`");
    Section files =
        new Section(KeyTable.of("discovery.md", "Targets from files"))
            .must("files", listOfAtLeastOne(text("targets/*.yml")))
            .key("refresh_interval", duration(), "5m");
    return listOf(common(files, targets).build());
  }

  /** What all targets of a file have in common as well. */
  private static Section common(Section section, KeyTable table) {
    return section
        .add(table.meaning("type"), "type", oneOf("pve", "pbs"), "pve")
        .add(table.meaning("discover_servers"), "discover_servers", bool(), false)
        .add(table.meaning("token"), "token", token())
        .add(
            table.meaning("user"),
            "user",
            text("monitorix@pve", "[^\\s:/]+@[A-Za-z][A-Za-z0-9_.-]*"))
        .add(table.meaning("password"), "password", text("${PVE_PASSWORD}"))
        .add(table.meaning("password_file"), "password_file", text("password"))
        .add(table.meaning("tls"), "tls", tls())
        .add(table.meaning("interval"), "interval", duration())
        .add(table.meaning("timeout"), "timeout", duration())
        .add(table.meaning("node_calls_per_second"), "node_calls_per_second", number(1, 1000), 2)
        .add(table.meaning("collectors"), "collectors", collectors())
        .add(table.meaning("filter"), "filter", shared("filter"))
        .add(
            table.meaning("metric_relabel_configs"),
            "metric_relabel_configs",
            listOf(shared("relabel")))
        .add(table.meaning("max_series"), "max_series", number(1, Integer.MAX_VALUE))
        .oneOf("token", "user")
        .notBoth("password", "password_file")
        .needs("password", "user")
        .needs("password_file", "user");
  }

  private static ObjectNode token() {
    return new Section(KeyTable.of(PAGE, "`token`"))
        .must(
            "id",
            text(
                "monitorix@pve!exporter",
                "[^\\s:/!]+@[A-Za-z][A-Za-z0-9_.-]*![A-Za-z][A-Za-z0-9_.-]*"))
        .key("secret", text("${PVE_TOKEN}"))
        .key("secret_file", text("token"))
        .oneOf("secret", "secret_file")
        .build();
  }

  private static ObjectNode tls() {
    return new Section(KeyTable.of(PAGE, "`tls`"))
        .key("fingerprint", oneOrMore(text("D9:A3:…", FINGERPRINT)))
        .key("ca_file", text("ca.pem"))
        .key("insecure", bool(), false)
        .notBoth("fingerprint", "ca_file")
        .build();
  }

  private static ObjectNode collectors() {
    Section section = new Section(KeyTable.mentionedIn("metrics.md"));
    for (CollectorName name : CollectorName.values()) {
      section.told(
          name.isOnByDefault() ? "On by default." : "Off by default.",
          name.key(),
          shared("collector"),
          name.isOnByDefault());
    }
    return section.build();
  }
}
