package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.promql.script.Expectations.Expected;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expected and actual values alike, so that the eye can compare them. */
final class ValueText {

  private static final int MOST_ROWS = 50;

  private ValueText() {}

  static String number(double value) {
    if (StaleMarker.is(value)) {
      return "stale";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole && !(value == 0 && 1 / value < 0)
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String of(Value value) {
    if (value instanceof Value.Scalar scalar) {
      return number(scalar.value());
    }
    if (value instanceof Value.Text text) {
      return Names.quote(text.value());
    }
    if (value instanceof Value.Vector vector) {
      return rows(
          vector.elements().stream()
              .map(each -> each.labels() + " " + number(each.value()))
              .toList());
    }
    return rows(((Value.Matrix) value).rows().stream().map(ValueText::row).toList());
  }

  private static String row(Value.Row row) {
    StringBuilder text = new StringBuilder(row.labels().toString());
    for (int i = 0; i < row.size(); i++) {
      text.append(' ').append(number(row.values()[i])).append('@');
      text.append(ScriptDuration.text(row.times()[i]));
    }
    return text.toString();
  }

  static String of(Expected expected, Step.When when) {
    if (expected instanceof Expected.OneNumber number) {
      return number(number.value());
    }
    if (expected instanceof Expected.Text text) {
      return Names.quote(text.value());
    }
    if (expected instanceof Expected.RangeVector vector) {
      return rows(vector.series().stream().map(each -> points(each, vector.times())).toList());
    }
    return rows(
        ((Expected.Rows) expected).series().stream().map(row -> points(row, when)).toList());
  }

  private static String points(SeriesLine line, Step.When when) {
    Labels labels = line.labels();
    if (!(when instanceof Step.When.Over over)) {
      return labels + " " + (line.points().has(0) ? number(line.points().value(0)) : "_");
    }
    StringBuilder text = new StringBuilder(labels.toString());
    for (int i = 0; i < line.points().size(); i++) {
      if (line.points().has(i)) {
        text.append(' ').append(number(line.points().value(i))).append('@');
        text.append(ScriptDuration.text(over.start() + i * over.step()));
      }
    }
    return text.toString();
  }

  private static String rows(List<String> rows) {
    if (rows.isEmpty()) {
      return "nothing";
    }
    String shown = rows.stream().limit(MOST_ROWS).collect(Collectors.joining("\n"));
    return rows.size() > MOST_ROWS
        ? shown + "\n… and " + (rows.size() - MOST_ROWS) + " more"
        : shown;
  }
}
