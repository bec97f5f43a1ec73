package io.monitorix.exporter.collect;

import io.monitorix.exporter.exposition.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads metrics as a scraper sees them. */
final class Exposition {

  private Exposition() {}

  /** The samples, one a line, without HELP and TYPE. */
  static List<String> samples(MetricFamilies families) {
    return text(families).lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** The samples of one metric. */
  static List<String> samples(MetricFamilies families, String metric) {
    return samples(families).stream().filter(line -> line.startsWith(metric + "{")).toList();
  }

  static String text(MetricFamilies families) {
    var bytes = new ByteArrayOutputStream();
    Body.complete(families, false).parts().forEach(bytes::writeBytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
