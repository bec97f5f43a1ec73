package io.monitorix.alerts.scrape.config;

/**
 * What a target may send at most; a scrape that exceeds one fails as a whole. 0 is no limit, but
 * that of bytes and samples: there {@link #MOST_BYTES} and {@link #MOST_SAMPLES} count, so that no
 * target can take the memory of others.
 *
 * @param bytes {@code body_size_limit}: of the answer, unpacked
 * @param samples {@code sample_limit}: after relabelling
 * @param labels {@code label_limit}: of one sample, name and target's labels included
 * @param labelName {@code label_name_length_limit}, in bytes
 * @param labelValue {@code label_value_length_limit}, in bytes
 * @param targets {@code target_limit}: of the job, after relabelling; beyond it none is scraped
 */
public record ScrapeLimits(
    long bytes, int samples, int labels, int labelName, int labelValue, int targets) {

  /** The most bytes where nothing else is said. */
  public static final long MOST_BYTES = 16L << 20;

  /** The most samples where nothing else is said. */
  public static final int MOST_SAMPLES = 100_000;

  /** No limit but those two. */
  public static final ScrapeLimits NONE = new ScrapeLimits(0, 0, 0, 0, 0, 0);

  /** Checks the signs. */
  public ScrapeLimits {
    if (bytes < 0 || samples < 0 || labels < 0 || labelName < 0 || labelValue < 0 || targets < 0) {
      throw new IllegalArgumentException("a limit is negative; 0 is no limit");
    }
  }

  /** The most bytes of an answer. */
  public long mostBytes() {
    return bytes == 0 ? MOST_BYTES : bytes;
  }

  /** The most samples of a scrape. */
  public int mostSamples() {
    return samples == 0 ? MOST_SAMPLES : samples;
  }
}
