package io.monitorix.alerts.rules.file;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.promql.ast.Expr;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Writes groups as a rule file that {@link RuleFile#parse} reads again and Prometheus takes: from
 * 2.42 on, where no group has a {@code query_offset}. Labels of groups stand in their rules.
 */
public final class RuleFileWriter {

  /** Longer lines than any summary has: none is folded. */
  private static final int WIDTH = 10_000;

  private RuleFileWriter() {}

  /**
   * The text of a file with these groups, which ends in a line break.
   *
   * @param groups their names are those of the file: each once
   */
  public static String write(List<GroupSpec> groups) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(WIDTH)
            .setSplitLines(false)
            .build();
    return new Dump(settings)
        .dumpToString(Map.of("groups", groups.stream().map(RuleFileWriter::group).toList()));
  }

  private static Map<String, Object> group(GroupSpec group) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", group.name());
    put(keys, "interval", group.interval());
    put(keys, "query_offset", group.queryOffset());
    if (group.limit() > 0) {
      keys.put("limit", group.limit());
    }
    keys.put("rules", group.rules().stream().map(RuleFileWriter::rule).toList());
    return keys;
  }

  private static Map<String, Object> rule(RuleSpec rule) {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (rule instanceof AlertSpec alert) {
      keys.put("alert", alert.name());
      keys.put("expr", expr(alert.expr()));
      put(keys, "for", alert.hold().isZero() ? null : alert.hold());
      put(keys, "keep_firing_for", alert.keepFiringFor().isZero() ? null : alert.keepFiringFor());
      put(keys, "labels", alert.labels());
      put(keys, "annotations", alert.annotations());
    } else {
      keys.put("record", rule.name());
      keys.put("expr", expr(rule.expr()));
      put(keys, "labels", rule.labels());
    }
    return keys;
  }

  private static String expr(Expr expr) {
    return PromQl.format(expr);
  }

  private static void put(Map<String, Object> keys, String key, @Nullable Duration duration) {
    if (duration != null) {
      keys.put(key, DurationText.print(duration.toMillis()));
    }
  }

  private static void put(Map<String, Object> keys, String key, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      keys.put(key, texts);
    }
  }
}
