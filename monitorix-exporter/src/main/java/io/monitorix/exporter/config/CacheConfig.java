package io.monitorix.exporter.config;

import java.util.Optional;

/**
 * The key {@code cache}: how much is remembered of answers to queries, and where.
 *
 * @param maxSize of all answers on the heap, in bytes; 0 for none
 * @param redis where they are kept instead, for all who share it
 */
public record CacheConfig(long maxSize, Optional<Redis> redis) {

  /** 16 MB on the heap. */
  public static final CacheConfig DEFAULT = new CacheConfig(16 << 20, Optional.empty());

  /**
   * A Redis.
   *
   * @param tls whether the connection is encrypted, with the system's authorities
   * @param database its number
   * @param prefix of all keys: those that share a prefix share answers
   */
  public record Redis(
      String host,
      int port,
      boolean tls,
      int database,
      Optional<String> username,
      Optional<Secret> password,
      String prefix) {}
}
