package io.monitorix.exporter.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.exporter.config.CacheConfig;
import io.monitorix.exporter.config.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/** Answers in a Redis, which others share. */
final class RedisStore implements AnswerStore {

  private static final int TIMEOUT_MILLIS = 500;
  private static final int CONNECTIONS = 16;

  private final JedisPooled redis;
  private final String prefix;

  /** Connects when it is first asked. */
  RedisStore(CacheConfig.Redis server) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(Duration.ofMillis(TIMEOUT_MILLIS));
    pool.setJmxEnabled(false);
    redis =
        new JedisPooled(
            pool,
            new HostAndPort(server.host(), server.port()),
            DefaultJedisClientConfig.builder()
                .ssl(server.tls())
                .user(server.username().orElse(null))
                .password(server.password().map(Secret::value).orElse(null))
                .database(server.database())
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(TIMEOUT_MILLIS)
                .build());
    prefix = server.prefix();
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.ofNullable(redis.get(place(key)));
    } catch (JedisException e) {
      throw new CacheException("not read from Redis: " + e.getMessage(), e);
    }
  }

  @Override
  public void put(String key, byte[] answer, Duration age) {
    try {
      redis.set(place(key), answer, SetParams.setParams().px(age.toMillis()));
    } catch (JedisException e) {
      throw new CacheException("not written to Redis: " + e.getMessage(), e);
    }
  }

  /** Queries are long, and nobody else's business. */
  private byte[] place(String key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return (prefix + ":query:" + HexFormat.of().formatHex(digest)).getBytes(UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
