package io.monitorix.alerts.remote;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.monitorix.alerts.remote.delivery.Parcel;
import io.monitorix.alerts.sample.MetricType;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

/**
 * A {@code prometheus.WriteRequest} that grows: samples, or descriptions of metrics. Written field
 * by field, as objects of generated classes would cost ten times the memory of the samples. For one
 * thread.
 */
final class WriteRequest {

  private static final int REQUEST_SERIES = 1;
  private static final int REQUEST_METADATA = 3;
  private static final int SERIES_SAMPLE = 2;
  private static final int SAMPLE_VALUE = 1;
  private static final int SAMPLE_TIMESTAMP = 2;
  private static final int METADATA_TYPE = 1;
  private static final int METADATA_NAME = 2;
  private static final int METADATA_HELP = 4;
  private static final int METADATA_UNIT = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);
  private int samples;
  private int descriptions;
  private long newestMillis = Long.MIN_VALUE;

  /**
   * Looks whether requests can be compressed. Snappy unpacks a native library when it is first used
   * and fails with an {@link Error}, which no scheduler tells anybody.
   *
   * @throws IllegalStateException if not, with what to do
   */
  static void checkCompression() {
    try {
      Snappy.compress(new byte[1]);
    } catch (IOException | LinkageError | SnappyError e) {
      throw new IllegalStateException(
          "Snappy, which remote write needs, cannot be loaded; if nothing may be executed from the"
              + " folder of temporary files, name another with -Dorg.xerial.snappy.tempdir",
          e);
    }
  }

  /**
   * Adds a sample.
   *
   * @param valueBits the value as IEEE 754 bits: some NaNs have a meaning of their own
   */
  void add(Series series, long valueBits, long timestampMillis) {
    int sample =
        CodedOutputStream.computeFixed64Size(SAMPLE_VALUE, valueBits)
            + CodedOutputStream.computeInt64Size(SAMPLE_TIMESTAMP, timestampMillis);
    int size =
        series.labels().length
            + CodedOutputStream.computeTagSize(SERIES_SAMPLE)
            + CodedOutputStream.computeUInt32SizeNoTag(sample)
            + sample;
    try {
      begin(REQUEST_SERIES, size);
      out.writeRawBytes(series.labels());
      begin(SERIES_SAMPLE, sample);
      out.writeFixed64(SAMPLE_VALUE, valueBits);
      out.writeInt64(SAMPLE_TIMESTAMP, timestampMillis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    samples++;
    newestMillis = Math.max(newestMillis, timestampMillis);
  }

  /** Adds type, help and unit of a metric. */
  void describe(MetricSnapshot metric) {
    int type = MetricType.of(metric).number();
    String family = MetricType.family(metric);
    String help = metric.getMetadata().getHelp();
    String written = help == null ? "" : help;
    String unit = metric.getMetadata().hasUnit() ? metric.getMetadata().getUnit().toString() : "";
    int size =
        CodedOutputStream.computeEnumSize(METADATA_TYPE, type)
            + CodedOutputStream.computeStringSize(METADATA_NAME, family)
            + CodedOutputStream.computeStringSize(METADATA_HELP, written)
            + CodedOutputStream.computeStringSize(METADATA_UNIT, unit);
    try {
      begin(REQUEST_METADATA, size);
      out.writeEnum(METADATA_TYPE, type);
      out.writeString(METADATA_NAME, family);
      out.writeString(METADATA_HELP, written);
      out.writeString(METADATA_UNIT, unit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    descriptions++;
  }

  private void begin(int field, int size) throws IOException {
    out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    out.writeUInt32NoTag(size);
  }

  /** Samples and descriptions that are in it. */
  int size() {
    return samples + descriptions;
  }

  /** The request, compressed. It is not to be added to from here on, nor to be empty. */
  Parcel parcel() {
    try {
      out.flush();
      byte[] body = Snappy.compress(bytes.toByteArray());
      return new Parcel(
          body, samples, size(), samples == 0 ? null : Instant.ofEpochMilli(newestMillis));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
