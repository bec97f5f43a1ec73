package io.monitorix.alerts.promql.script;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.script.Expectations.Expected;
import io.monitorix.alerts.promql.value.Annotations;
import io.monitorix.alerts.promql.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what came with what was expected. */
final class Comparison {

  private Comparison() {}

  /** What is different between the values, if anything. */
  static Optional<Mismatch> values(Expectations expectations, Step.When when, Value got) {
    Expected expected = expectations.result();
    boolean same;
    if (expected instanceof Expected.OneNumber number) {
      same = got instanceof Value.Scalar scalar && AlmostEqual.test(number.value(), scalar.value());
    } else if (expected instanceof Expected.Text text) {
      same = got instanceof Value.Text other && text.value().equals(other.value());
    } else if (expected instanceof Expected.RangeVector vector) {
      same = got instanceof Value.Matrix matrix && rows(vector.series(), vector.times(), matrix);
    } else {
      List<SeriesLine> rows = ((Expected.Rows) expected).series();
      same =
          when instanceof Step.When.Over over
              ? got instanceof Value.Matrix matrix && rows(rows, over, matrix)
              : got instanceof Value.Vector vector
                  && elements(rows, vector.elements(), expectations.ordered());
    }
    return same
        ? Optional.empty()
        : Optional.of(new Mismatch(ValueText.of(expected, when), ValueText.of(got)));
  }

  private static boolean elements(
      List<SeriesLine> expected, List<Value.Element> got, boolean ordered) {
    List<SeriesLine> present = expected.stream().filter(each -> !each.points().isEmpty()).toList();
    if (present.size() != got.size()) {
      return false;
    }
    if (ordered) {
      for (int i = 0; i < got.size(); i++) {
        if (!same(present.get(i), got.get(i))) {
          return false;
        }
      }
      return true;
    }
    Map<Labels, Value.Element> byLabels = new HashMap<>();
    got.forEach(each -> byLabels.put(each.labels(), each));
    return present.stream()
        .allMatch(
            each -> {
              Value.Element element = byLabels.get(each.labels());
              return element != null && same(each, element);
            });
  }

  private static boolean same(SeriesLine expected, Value.Element got) {
    return expected.labels().equals(got.labels())
        && AlmostEqual.test(expected.points().value(0), got.value());
  }

  private static boolean rows(List<SeriesLine> expected, Step.When.Over over, Value.Matrix got) {
    List<SeriesLine> present = expected.stream().filter(each -> !each.points().isEmpty()).toList();
    Map<Labels, Value.Row> byLabels = new HashMap<>();
    got.rows().forEach(each -> byLabels.put(each.labels(), each));
    return present.size() == got.rows().size()
        && present.stream()
            .allMatch(
                each -> {
                  Value.Row row = byLabels.get(each.labels());
                  return row != null && same(each.points(), over, row);
                });
  }

  private static boolean same(Points expected, Step.When.Over over, Value.Row got) {
    int seen = 0;
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.has(i)) {
        continue;
      }
      if (seen == got.size()
          || got.times()[seen] != over.start() + i * over.step()
          || !AlmostEqual.test(expected.value(i), got.values()[seen])) {
        return false;
      }
      seen++;
    }
    return seen == got.size();
  }

  /** What is different between the annotations, if anything. */
  static Optional<Mismatch> annotations(Expectations expectations, Annotations got) {
    return notes("warning", expectations.warnings(), expectations.noWarnings(), got.warnings())
        .or(() -> notes("info", expectations.infos(), expectations.noInfos(), got.infos()));
  }

  private static Optional<Mismatch> notes(
      String kind, List<TextCheck> expected, boolean none, List<String> got) {
    boolean missing = expected.stream().anyMatch(check -> got.stream().noneMatch(check::accepts));
    boolean surprising =
        !expected.isEmpty()
            && got.stream().anyMatch(note -> expected.stream().noneMatch(c -> c.accepts(note)));
    if (!missing && !surprising && !(none && !got.isEmpty())) {
      return Optional.empty();
    }
    String asked =
        none
            ? "no " + kind
            : expected.stream().map(check -> kind + ": " + check).collect(Collectors.joining("\n"));
    String came =
        got.isEmpty()
            ? "no " + kind
            : got.stream().map(note -> kind + ": " + note).collect(Collectors.joining("\n"));
    return Optional.of(new Mismatch(asked, came));
  }
}
