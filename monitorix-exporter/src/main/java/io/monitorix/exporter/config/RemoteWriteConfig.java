package io.monitorix.exporter.config;

import java.time.Duration;
import java.util.Map;

/**
 * One receiver of Prometheus's remote write.
 *
 * @param name in logs and metrics
 * @param endpoint where it is
 * @param sent what it gets
 * @param interval from one push to the next, positive
 * @param externalLabels given to each series that has no label of that name
 * @param queue how much waits for it
 * @param metadata whether and how often types and help are sent
 */
public record RemoteWriteConfig(
    String name,
    EndpointConfig endpoint,
    Sent sent,
    Duration interval,
    Map<String, String> externalLabels,
    Queue queue,
    Metadata metadata) {

  /** Copies the map. */
  public RemoteWriteConfig {
    externalLabels = Map.copyOf(externalLabels);
  }

  /**
   * Whether types and help are sent.
   *
   * @param send whether they are at all
   * @param interval how often, positive
   */
  public record Metadata(boolean send, Duration interval) {

    /** What applies where the file says nothing. */
    public static final Metadata DEFAULT = new Metadata(true, Duration.ofMinutes(1));
  }

  /**
   * How much waits, and for how long.
   *
   * @param capacity samples, at least {@code maxSamplesPerSend}
   * @param maxSamplesPerSend samples of one request, positive
   * @param minBackoff the first pause after a failure, positive
   * @param maxBackoff the longest, at least {@code minBackoff}
   */
  public record Queue(
      int capacity, int maxSamplesPerSend, Duration minBackoff, Duration maxBackoff) {

    /** What applies where the file says nothing. */
    public static final Queue DEFAULT =
        new Queue(500_000, 2000, Duration.ofMillis(30), Duration.ofSeconds(5));
  }

  /** What a receiver gets. */
  public enum Sent {
    /** All that there is. */
    ALL,
    /** What is polled and checked, and how the process is. */
    METRICS,
    /** What rules make: recorded series and alerts. */
    RULES;

    static Sent parse(String text) {
      return switch (text) {
        case "all" -> ALL;
        case "metrics" -> METRICS;
        case "rules" -> RULES;
        default -> throw new IllegalArgumentException("unknown");
      };
    }
  }
}
