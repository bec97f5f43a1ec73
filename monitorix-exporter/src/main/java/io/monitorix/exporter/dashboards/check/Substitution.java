package io.monitorix.exporter.dashboards.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A query with a value in the place of each variable, and how positions in it lead back to the
 * query that somebody wrote.
 *
 * @param text what can be parsed
 * @param shifts {start in the text, end in the text, start in the query} of what was put in
 */
record Substitution(String text, List<int[]> shifts) {

  Substitution {
    shifts = List.copyOf(shifts);
  }

  /** Puts the values in. */
  static Substitution of(String query, Map<Reference, String> values) {
    StringBuilder text = new StringBuilder();
    List<int[]> shifts = new ArrayList<>();
    int copied = 0;
    for (Map.Entry<Reference, String> each : values.entrySet()) {
      Reference reference = each.getKey();
      text.append(query, copied, reference.start());
      int start = text.length();
      text.append(each.getValue());
      shifts.add(new int[] {start, text.length(), reference.start(), reference.end()});
      copied = reference.end();
    }
    return new Substitution(text.append(query.substring(copied)).toString(), shifts);
  }

  /** The index in the query that an index in the text comes from. */
  int original(int index) {
    int shift = 0;
    for (int[] each : shifts) {
      if (index < each[0]) {
        break;
      } else if (index < each[1]) {
        return each[2];
      }
      shift = each[3] - each[1];
    }
    return index + shift;
  }
}
