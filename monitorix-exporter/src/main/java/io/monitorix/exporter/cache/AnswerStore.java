package io.monitorix.exporter.cache;

import java.time.Duration;
import java.util.Optional;

/** Where answers are kept. Safe for several threads. */
interface AnswerStore extends AutoCloseable {

  /**
   * What is kept under a key; empty where nothing is, or not any more.
   *
   * @throws CacheException if the store does not answer
   */
  Optional<byte[]> get(String key);

  /**
   * Keeps an answer for a while.
   *
   * @throws CacheException if the store does not answer
   */
  void put(String key, byte[] answer, Duration age);

  @Override
  default void close() {}
}
