package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.language.TextBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What somebody sees. */
final class ScopeOptions {

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "See this cluster alone; can be repeated.")
  private List<String> clusters = new ArrayList<>();

  @Option(
      names = "--pool",
      paramLabel = "NAME",
      description = "See guests of this resource pool alone; can be repeated.")
  private List<String> pools = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "See guests with this tag alone; can be repeated.")
  private List<String> tags = new ArrayList<>();

  boolean isUsed() {
    return !clusters.isEmpty() || !pools.isEmpty() || !tags.isEmpty();
  }

  /** As the API has it. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("clusters", clusters);
    fields.put("pools", pools);
    fields.put("tags", tags);
    return fields;
  }

  /** The scope of a user or a token. */
  static Column column() {
    return new Column("column.scope", ScopeOptions::shown);
  }

  private static String shown(Entry entry, TextBundle texts) {
    List<String> parts = new ArrayList<>();
    entry.list("scope", "clusters").forEach(each -> parts.add("cluster:" + each));
    entry.list("scope", "pools").forEach(each -> parts.add("pool:" + each));
    entry.list("scope", "tags").forEach(each -> parts.add("tag:" + each));
    return parts.isEmpty() ? texts.say("all") : String.join(" ", parts);
  }
}
