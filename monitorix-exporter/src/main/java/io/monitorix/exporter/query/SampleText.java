package io.monitorix.exporter.query;

import java.math.BigDecimal;
import java.time.Instant;

/** Numbers and times of samples. */
final class SampleText {

  private SampleText() {}

  /** Milliseconds as seconds, with as many digits as it takes. */
  static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
