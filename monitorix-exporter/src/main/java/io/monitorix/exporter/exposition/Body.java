package io.monitorix.exporter.exposition;

import io.monitorix.exporter.metric.MetricFamilies;
import java.util.List;

/**
 * The body of an answer, in parts that are sent one after the other.
 *
 * @param parts not to be changed
 * @param gzip whether together they are gzip
 */
public record Body(List<byte[]> parts, boolean gzip) {

  public Body {
    parts = List.copyOf(parts);
  }

  /** The metrics in the text format, the deprecated gauges included, and nothing after them. */
  public static Body complete(MetricFamilies families, boolean gzip) {
    Part.Content content = out -> Format.TEXT.writeOpenEnded(out, families);
    return gzip
        ? Part.gzip(Part.first(content), Part.last(out -> {}))
        : new Body(List.of(Part.plain(content).bytes()), false);
  }

  /** The length of all parts together, in bytes. */
  public long length() {
    return parts.stream().mapToLong(part -> part.length).sum();
  }
}
