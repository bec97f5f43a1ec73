package io.monitorix.exporter.catalog;

import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.metric.Metric;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code docs/metrics.md} from the catalog. */
final class MetricsPage {

  private static final String HEAD =
      """
      # Metrics

      <!-- Written by MetricsPageTest from MetricCatalog: change the code, then run the test with MONITORIX_WRITE_DOCS=true in the environment. -->

      Every metric by name, by the collector that emits it. On `/metrics` each series of a target also carries the label
      `cluster` with the target's name. Type `gauge` includes info metrics (always 1) and state sets: a series for the state that
      holds, with `--web.compat` and on `/pve` one for each known state, 0 or 1. A value that Proxmox does not report is absent.
      Where a collector asks for more than the role `PVEAuditor` (`Audit` on a backup server) gives, it says what; without it the
      collector is silent and `pve_collector_permission_missing` names it.
      """;

  private MetricsPage() {}

  static String text(List<Section> others) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Product product : Product.values()) {
      page.append("\n## ")
          .append(product == Product.PVE ? "Proxmox VE" : "Proxmox Backup Server")
          .append('\n');
      for (Collector collector : Coverage.of(product).collectors().all()) {
        append(page, collector);
      }
    }
    for (Section section : others) {
      page.append("\n## ")
          .append(section.title())
          .append("\n\n")
          .append(section.text())
          .append("\n\n");
      append(page, section.metrics());
    }
    return page.toString();
  }

  /** Metrics that no collector emits. */
  record Section(String title, String text, List<Metric> metrics) {}

  private static void append(StringBuilder page, Collector collector) {
    page.append("\n### ").append(collector.name().key()).append("\n\n");
    page.append("Reads ")
        .append(
            collector.sources().stream()
                .map(source -> "`/" + source.name() + "`" + scope(source))
                .collect(Collectors.joining(", ")))
        .append("; every ")
        .append(interval(collector.name().interval()))
        .append(isOnByDefault(collector) ? "." : "; off unless it is switched on.");
    Set<String> needs = new LinkedHashSet<>();
    collector.sources().forEach(source -> needs.addAll(needs(source)));
    if (!needs.isEmpty()) {
      page.append(" Needs ").append(String.join("; ", needs)).append('.');
    }
    page.append("\n\n");
    append(page, collector.metrics());
  }

  private static boolean isOnByDefault(Collector collector) {
    return collector.name() instanceof CollectorName ours && ours.isOnByDefault();
  }

  private static String scope(Source<?> source) {
    return switch (source.scope()) {
      case TARGET -> "";
      case NODE -> " of each node";
      case GUEST -> " of each guest";
      case STORAGE -> " of each storage";
      case DATASTORE -> " of each datastore";
    };
  }

  private static List<String> needs(Source<?> source) {
    String needs =
        source.requirement().alternatives().stream()
            .map(
                together ->
                    together.stream().map(MetricsPage::need).collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    return needs.isEmpty() ? List.of() : List.of(needs);
  }

  private static String need(Privilege privilege) {
    return "`" + privilege.name() + "` on `" + privilege.path() + "`";
  }

  private static String interval(Duration interval) {
    if (interval.toHours() > 0) {
      return interval.toHours() + " h";
    }
    return interval.toMinutes() > 0 ? interval.toMinutes() + " min" : interval.toSeconds() + " s";
  }

  private static void append(StringBuilder page, List<Metric> metrics) {
    page.append("| metric | type | unit | labels | since | |\n|---|---|---|---|---|---|\n");
    for (Metric metric : metrics) {
      page.append("| `")
          .append(metric.name())
          .append("` | ")
          .append(metric.type().name().toLowerCase(java.util.Locale.ROOT))
          .append(" | ")
          .append(unit(metric.name()))
          .append(" | ")
          .append(
              metric.labels().stream()
                  .map(label -> "`" + label + "`")
                  .collect(Collectors.joining(", ")))
          .append(" | ")
          .append(metric.since() == null ? "" : metric.since())
          .append(" | ")
          .append(metric.help().replace("|", "\\|"))
          .append(" |\n");
    }
  }

  private static String unit(String name) {
    String bare = name.replaceFirst("_total$", "");
    for (String unit : List.of("seconds", "bytes", "ratio", "celsius")) {
      if (bare.endsWith("_" + unit)) {
        return unit.equals("ratio") ? "0…1" : unit;
      }
    }
    return bare.endsWith("_per_second") ? "per second" : "";
  }
}
