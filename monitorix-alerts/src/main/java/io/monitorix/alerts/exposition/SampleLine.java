package io.monitorix.alerts.exposition;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Name and labels of the sample that is read, as places in the text. One for all samples. */
final class SampleLine implements SeriesText {

  private static final String NAME = "__name__";

  private final TextCursor cursor;
  private int[] marks = new int[64];
  private int size;
  private int from;
  private int to;
  private int nameFrom;
  private int nameTo;
  private String partName = "";

  SampleLine(TextCursor cursor) {
    this.cursor = cursor;
  }

  /** Which label's value is a number, as the type of the metric tells; empty for none. */
  void partName(String label) {
    partName = label;
  }

  /** Reads name and labels. */
  void read() {
    from = cursor.at();
    size = 0;
    nameFrom = -1;
    if (cursor.skipName(true)) {
      nameFrom = from;
      nameTo = cursor.at();
    } else if (cursor.peek() != '{') {
      throw cursor.error("expected the name of a metric, got " + cursor.excerptHere());
    }
    to = cursor.at();
    cursor.skipBlanks();
    if (cursor.peek() == '{') {
      cursor.advance();
      readLabels();
      to = cursor.at();
    }
    if (nameFrom < 0) {
      throw cursor.errorAt(from, "the metric has no name");
    }
  }

  /** Reads labels alone, which may have any names, but none without a value. */
  void readExemplar() {
    size = 0;
    nameFrom = 0;
    cursor.advance();
    readLabels();
  }

  private void readLabels() {
    cursor.skipBlanks();
    while (cursor.peek() != '}') {
      label();
      cursor.skipBlanks();
      if (cursor.peek() == ',') {
        cursor.advance();
        cursor.skipBlanks();
      } else if (cursor.peek() != '}') {
        throw cursor.error("expected ',' or '}' behind a label, got " + cursor.excerptHere());
      }
    }
    cursor.advance();
  }

  private void label() {
    int labelFrom = cursor.at();
    boolean quoted = cursor.peek() == '"';
    if (quoted) {
      cursor.skipQuoted("a name");
    } else if (!cursor.skipName(false)) {
      throw cursor.error("expected the name of a label, got " + cursor.excerptHere());
    }
    int labelTo = cursor.at();
    if (labelTo - labelFrom == 2 && quoted) {
      throw cursor.errorAt(labelFrom, "the name is empty");
    }
    cursor.skipBlanks();
    if (cursor.peek() == '=') {
      cursor.advance();
      cursor.skipBlanks();
      int valueFrom = cursor.at();
      cursor.skipQuoted("the value of a label");
      mark(labelFrom, labelTo, valueFrom, cursor.at());
    } else if (!quoted) {
      throw cursor.error("expected '=' behind the name of a label, got " + cursor.excerptHere());
    } else if (nameFrom >= 0) {
      throw cursor.errorAt(labelFrom, "the metric has a name already");
    } else {
      nameFrom = labelFrom;
      nameTo = labelTo;
    }
  }

  private void mark(int labelFrom, int labelTo, int valueFrom, int valueTo) {
    if (size + 4 > marks.length) {
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    marks[size++] = labelFrom;
    marks[size++] = labelTo;
    marks[size++] = valueFrom;
    marks[size++] = valueTo;
  }

  @Override
  public String text() {
    return cursor.text().substring(from, to);
  }

  @Override
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(NAME, name(nameFrom, nameTo));
    for (int i = 0; i < size; i += 4) {
      String name = name(marks[i], marks[i + 1]);
      String value = cursor.unquoted(marks[i + 2], marks[i + 3]);
      String known = name.equals(partName) ? NumberText.normalised(value) : value;
      if (labels.put(name, known) != null) {
        throw cursor.errorAt(
            marks[i],
            "the label "
                + ExpositionException.excerpt(cursor.text(), marks[i], marks[i + 1])
                + " stands twice");
      }
    }
    return labels;
  }

  private String name(int start, int end) {
    return cursor.text().charAt(start) == '"'
        ? cursor.unquoted(start, end)
        : cursor.text().substring(start, end);
  }
}
