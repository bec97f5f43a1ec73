package io.monitorix.exporter.config;

import io.monitorix.exporter.config.RemoteWriteConfig.Queue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code queue_config} of a receiver of remote write. */
final class QueueSection {

  private static final List<String> KEYS =
      List.of("capacity", "max_samples_per_send", "min_backoff", "max_backoff");
  private static final int MOST = 100_000_000;

  private QueueSection() {}

  /** {@code null} after a problem. */
  static @Nullable Queue read(@Nullable YamlValue section) {
    if (section == null) {
      return Queue.DEFAULT;
    }
    YamlMapping queue = section.mapping(KEYS);
    if (queue == null) {
      return null;
    }
    Integer capacity = count(queue.get("capacity"), Queue.DEFAULT.capacity());
    Integer perSend = count(queue.get("max_samples_per_send"), Queue.DEFAULT.maxSamplesPerSend());
    Duration shortest =
        EndpointSection.duration(queue.get("min_backoff"), Queue.DEFAULT.minBackoff());
    Duration longest =
        EndpointSection.duration(queue.get("max_backoff"), Queue.DEFAULT.maxBackoff());
    if (capacity == null || perSend == null || shortest == null || longest == null) {
      return null;
    }
    if (capacity < perSend) {
      queue.problem("capacity " + capacity + " is below max_samples_per_send " + perSend);
      return null;
    }
    if (longest.compareTo(shortest) < 0) {
      queue.problem(
          "max_backoff "
              + PrometheusDuration.format(longest)
              + " is shorter than min_backoff "
              + PrometheusDuration.format(shortest));
      return null;
    }
    return new Queue(capacity, perSend, shortest, longest);
  }

  private static @Nullable Integer count(@Nullable YamlValue value, int otherwise) {
    return value == null
        ? Integer.valueOf(otherwise)
        : value.parse(
            "a number from 1 to " + MOST,
            text -> {
              int count = Integer.parseInt(text);
              if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("out of range");
              }
              return count;
            });
  }
}
