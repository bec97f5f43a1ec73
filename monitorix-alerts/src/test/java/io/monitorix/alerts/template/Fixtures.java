package io.monitorix.alerts.template;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.error.ExecutionException;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.template.functions.Functions;
import io.monitorix.alerts.template.functions.NotificationFunctions;
import io.monitorix.alerts.template.value.Limits;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The data that the cases of Go were run on. */
final class Fixtures {

  static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

  static final Functions FUNCTIONS =
      NotificationFunctions.of(InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000)));

  private Fixtures() {}

  static AlertData alert() {
    return new AlertData(
        Labels.of("instance", "node1.example.org:9100", "job", "nöde", "empty2", "x y"),
        Labels.of("cluster", "c1"),
        "http://prom.example.org/path",
        1234.5678,
        NOW,
        (query, time) -> answer(query));
  }

  static String alert(String text) {
    return AlertTemplate.of("A", text).expand(alert());
  }

  static TemplateSet notifications() {
    return TemplateSet.empty(FUNCTIONS, Limits.DEFAULTS);
  }

  static Notification notification() {
    Instant starts = Instant.parse("2023-11-14T21:05:09.1205Z");
    return new Notification(
        "team<a>",
        "firing",
        List.of(
            new Notification.Alert(
                "firing",
                Labels.of("alertname", "Down", "b", "2", "a", "1"),
                Labels.of("summary", "it's <down>"),
                starts,
                Instant.parse("0001-01-01T00:00:00Z"),
                "http://g/1",
                "f1"),
            new Notification.Alert(
                "resolved",
                Labels.of("alertname", "Up", "z", "9"),
                Labels.EMPTY,
                starts,
                Instant.parse("2024-02-29T03:04:05Z"),
                "http://g/2",
                "f2")),
        Labels.of("alertname", "Down", "a", "1"),
        Labels.of("job", "x", "alertname", "Down", "_z", "q", "A", "u"),
        Labels.EMPTY,
        "http://am.example.org");
  }

  private static Value.Vector answer(String query) {
    return switch (query) {
      case "bad" -> throw new ExecutionException("query failed");
      case "none" -> new Value.Vector(List.of());
      default ->
          new Value.Vector(
              List.of(
                  new Value.Element(Labels.of("instance", "b", "job", "x"), 0, 2.5),
                  new Value.Element(Labels.of("instance", "a", "__value__", "sv"), 0, 1e9)));
    };
  }
}
