package io.monitorix.alerts.remote;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.monitorix.alerts.sample.FlatSample;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes series from a metric's name, its labels, and those that a scrape would add. As Prometheus
 * has it, the labels of the source win, and the metric's own of that name becomes {@code
 * exported_…}; external labels give way to both.
 */
final class SeriesFactory {

  private static final int TIME_SERIES_LABEL = 1;
  private static final int LABEL_NAME = 1;
  private static final int LABEL_VALUE = 2;

  private final Labels source;
  private final Labels external;

  /**
   * @param source labels that each series gets, such as {@code job} and {@code instance}
   * @param external labels of this process, for series without one of that name
   */
  SeriesFactory(Labels source, Labels external) {
    this.source = source;
    this.external = external;
  }

  /** The series of a sample. */
  Series of(FlatSample sample) {
    List<Pair> pairs = new ArrayList<>();
    add(pairs, "__name__", sample.name());
    Labels own = sample.labels();
    for (int i = 0; i < own.size(); i++) {
      addOwn(pairs, own.getPrometheusName(i), own.getValue(i));
    }
    if (sample.partName() != null && sample.partValue() != null) {
      addOwn(pairs, sample.partName(), sample.partValue());
    }
    for (int i = 0; i < source.size(); i++) {
      add(pairs, source.getPrometheusName(i), source.getValue(i));
    }
    return outside(pairs);
  }

  /** The series that has these labels. */
  Series of(io.monitorix.alerts.labels.Labels labels) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      add(pairs, labels.name(i), labels.value(i));
    }
    return outside(pairs);
  }

  private Series outside(List<Pair> pairs) {
    for (int i = 0; i < external.size(); i++) {
      String name = external.getPrometheusName(i);
      if (pairs.stream().noneMatch(pair -> pair.name().equals(name))) {
        add(pairs, name, external.getValue(i));
      }
    }
    return new Series(encode(pairs));
  }

  private void addOwn(List<Pair> pairs, String name, String value) {
    String free = name;
    while (source.contains(free)) {
      free = "exported_" + free;
    }
    add(pairs, free, value);
  }

  /** An empty value is the same as no label. Sorted as it grows: the labels come nearly so. */
  private static void add(List<Pair> pairs, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    int at = pairs.size();
    while (at > 0 && pairs.get(at - 1).name().compareTo(name) > 0) {
      at--;
    }
    pairs.add(at, new Pair(name, value));
  }

  private static byte[] encode(List<Pair> pairs) {
    int size = 0;
    for (Pair pair : pairs) {
      size +=
          CodedOutputStream.computeTagSize(TIME_SERIES_LABEL)
              + CodedOutputStream.computeUInt32SizeNoTag(pair.size())
              + pair.size();
    }
    byte[] labels = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(labels);
    try {
      for (Pair pair : pairs) {
        out.writeTag(TIME_SERIES_LABEL, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(pair.size());
        out.writeString(LABEL_NAME, pair.name());
        out.writeString(LABEL_VALUE, pair.value());
      }
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return labels;
  }

  private record Pair(String name, String value, int size) {

    Pair(String name, String value) {
      this(
          name,
          value,
          CodedOutputStream.computeStringSize(LABEL_NAME, name)
              + CodedOutputStream.computeStringSize(LABEL_VALUE, value));
    }
  }
}
