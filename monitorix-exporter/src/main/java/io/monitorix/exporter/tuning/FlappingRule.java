package io.monitorix.exporter.tuning;

import com.google.re2j.Pattern;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.alerts.rules.file.AlertSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles the alert about alerts that begin and end again and again. */
final class FlappingRule {

  private FlappingRule() {}

  /**
   * Counts, from look to look, what fires and did not the time before, and what did and does not.
   * The alert has the labels of the one it is about, and its name in {@code flapping}; itself it
   * leaves out.
   */
  static AlertSpec compile(Flapping flapping) {
    String window = DurationText.print(flapping.window().toMillis());
    String step = DurationText.print(flapping.step().toMillis());
    String exempt =
        Stream.concat(Stream.of(Flapping.ALERT), flapping.exempt().stream())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    String now =
        "ALERTS{"
            + LabelMatcher.of("alertname", LabelMatcher.Type.NOT_REGEX, exempt)
            + ", alertstate=\"firing\"}";
    String before = now + " offset " + step;
    String range = "[" + window + ":" + step + "]";
    String changes =
        "count_over_time((%s unless %s)%s) + count_over_time((%s unless %s)%s) >= %d"
            .formatted(now, before, range, before, now, range, flapping.changes());
    return new AlertSpec(
        Flapping.ALERT,
        PromQl.parse(
            "sum without (alertname, alertstate) (label_replace("
                + changes
                + ", \"flapping\", \"$1\", \"alertname\", \"(.+)\"))"),
        Duration.ZERO,
        Duration.ZERO,
        Map.of(),
        annotations(window),
        1);
  }

  private static Map<String, String> annotations(String window) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("summary", "{{ $labels.flapping }} begins and ends again and again");
    texts.put(
        "description",
        "It has begun or ended to fire {{ $value }} times within "
            + window
            + ": what it watches is unsteady, or its limit lies where the values are.");
    return texts;
  }
}
