package io.monitorix.exporter.config.schema;

import static io.monitorix.exporter.config.schema.Forms.duration;
import static io.monitorix.exporter.config.schema.Forms.durationOrZero;
import static io.monitorix.exporter.config.schema.Forms.flag;
import static io.monitorix.exporter.config.schema.Forms.listOf;
import static io.monitorix.exporter.config.schema.Forms.listOfAtLeastOne;
import static io.monitorix.exporter.config.schema.Forms.mapOf;
import static io.monitorix.exporter.config.schema.Forms.number;
import static io.monitorix.exporter.config.schema.Forms.oneOf;
import static io.monitorix.exporter.config.schema.Forms.shared;
import static io.monitorix.exporter.config.schema.Forms.text;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code probes}, but for the settings of each prober. */
final class ProbeSchema {

  private static final String PAGE = "configuration.md";

  private ProbeSchema() {}

  static ObjectNode probes() {
    KeyTable table = KeyTable.of(PAGE, "`probes`");
    Section section =
        new Section(table)
            .key("modules", mapOf(module()))
            .key("modules_file", text("blackbox.yml"))
            .key("allow_link_local", flag(), false)
            .key("concurrency", number(1, 1000), 64)
            .key("checks", listOf(check()))
            .key("discovery", discovery());
    return times(section).build();
  }

  private static Section times(Section section) {
    return section
        .key("interval", duration(), "30s")
        .key("timeout", duration())
        .key("retries", number(0, 100), 0)
        .key("retry_interval", duration(), "5s");
  }

  private static Section ownTimes(Section section) {
    KeyTable table = KeyTable.of(PAGE, "`probes`");
    return section
        .told(table.meaning("interval"), "interval", duration())
        .told(table.meaning("timeout"), "timeout", duration())
        .told(table.meaning("retries"), "retries", number(0, 100))
        .told(table.meaning("retry_interval"), "retry_interval", duration());
  }

  private static ObjectNode check() {
    Section section =
        new Section(KeyTable.of(PAGE, "`checks`"))
            .must("name", text("website"))
            .key("target", text("192.0.2.1"))
            .key("targets", listOfAtLeastOne(text("192.0.2.1")))
            .key("module", text("icmp"));
    return ownTimes(probers(section).oneOf("target", "targets").oneOf("module", "prober")).build();
  }

  private static ObjectNode module() {
    ObjectNode prober = oneOf("http", "tcp", "dns", "icmp");
    prober.putArray("examples").add("icmp");
    Section section =
        new Section(KeyTable.mentionedIn("probes.md"))
            .toldMust("How it is checked.", "prober", prober)
            .told("The longest that an attempt may take.", "timeout", durationOrZero());
    return settings(section).build();
  }

  private static Section probers(Section section) {
    return settings(section.key("prober", oneOf("http", "tcp", "dns", "icmp")));
  }

  private static Section settings(Section section) {
    return section
        .told("With prober: http.", "http", shared("httpProbe"))
        .told("With prober: tcp.", "tcp", shared("tcpProbe"))
        .told("With prober: dns.", "dns", shared("dnsProbe"))
        .told("With prober: icmp.", "icmp", shared("icmpProbe"));
  }

  private static ObjectNode discovery() {
    Section service =
        new Section(KeyTable.mentionedIn(PAGE))
            .toldMust("The module to check by.", "module", text("http_2xx"))
            .told(
                "What is checked, with {address} and {port}.",
                "target",
                text("http://{address}:{port}/"))
            .told("The port where the tag has none.", "port", number(1, 65_535));
    ObjectNode services = mapOf(ownTimes(service).build());
    services.putObject("propertyNames").put("pattern", "^[a-z0-9_+-]+$|^<<$");
    return new Section(KeyTable.of(PAGE, "`discovery`"))
        .key("enabled", flag(), true)
        .key("prefix", text("monitorix.", "[a-z0-9_][a-z0-9_+.-]*"), "monitorix.")
        .key("services", services)
        .build();
  }
}
