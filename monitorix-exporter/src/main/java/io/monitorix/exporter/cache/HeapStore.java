package io.monitorix.exporter.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Answers on the heap, up to a size; those asked for least go first. */
final class HeapStore implements AnswerStore {

  /** Of an entry, beside the answer and its key. */
  private static final int OVERHEAD = 100;

  private final Cache<String, Kept> answers;

  /** Two of them are never compared. */
  private static final class Kept {
    private final byte[] answer;
    private final Duration age;

    Kept(byte[] answer, Duration age) {
      this.answer = answer;
      this.age = age;
    }
  }

  /**
   * Keeps nothing yet.
   *
   * @param size of all answers together, in bytes
   */
  HeapStore(long size, InstantSource clock) {
    answers =
        Caffeine.newBuilder()
            .maximumWeight(size)
            .<String, Kept>weigher((key, kept) -> OVERHEAD + 2 * key.length() + kept.answer.length)
            .expireAfter(Expiry.<String, Kept>writing((key, kept) -> kept.age))
            .ticker(() -> nanos(clock.instant()))
            .executor(Runnable::run)
            .build();
  }

  private static long nanos(Instant time) {
    return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(answers.getIfPresent(key)).map(kept -> kept.answer);
  }

  @Override
  public void put(String key, byte[] answer, Duration age) {
    answers.put(key, new Kept(answer, age));
  }
}
