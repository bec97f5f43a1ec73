package io.monitorix.exporter.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code cache}. */
final class CacheSection {

  private static final List<String> KEYS = List.of("max_size", "redis");
  private static final List<String> REDIS_KEYS =
      List.of("url", "username", "password", "password_file", "prefix");
  private static final String EXPECTED = "a URL such as redis://redis.example:6379/0, or rediss://";
  private static final String PREFIX = "monitorix";
  private static final int PORT = 6379;

  private CacheSection() {}

  /** The default where nothing is written, and after a problem. */
  static CacheConfig read(@Nullable YamlValue section) {
    YamlMapping cache = section == null ? null : section.mapping(KEYS);
    if (cache == null) {
      return CacheConfig.DEFAULT;
    }
    YamlValue size = cache.get("max_size");
    Long bytes =
        size == null
            ? Long.valueOf(CacheConfig.DEFAULT.maxSize())
            : size.parse(
                "a size such as 16MB, or 0",
                text -> text.equals("0") ? Long.valueOf(0) : SeriesSection.bytes(text));
    return new CacheConfig(
        bytes == null ? CacheConfig.DEFAULT.maxSize() : bytes, redis(cache.get("redis")));
  }

  private static Optional<CacheConfig.Redis> redis(@Nullable YamlValue section) {
    YamlMapping redis = section == null ? null : section.mapping(REDIS_KEYS);
    if (redis == null) {
      return Optional.empty();
    }
    YamlValue place = redis.require("url");
    URI url = place == null ? null : place.parse(EXPECTED, CacheSection::url);
    YamlValue named = redis.get("username");
    String username = named == null ? null : named.text("a name");
    boolean secret = redis.get("password") != null || redis.get("password_file") != null;
    Secret password = secret ? SecretReader.read(redis, "password", text -> null) : null;
    YamlValue begun = redis.get("prefix");
    String prefix = begun == null ? PREFIX : begun.text("a text");
    if (url == null || prefix == null || (secret && password == null)) {
      return Optional.empty();
    }
    return Optional.of(
        new CacheConfig.Redis(
            url.getHost(),
            url.getPort() < 0 ? PORT : url.getPort(),
            url.getScheme().equals("rediss"),
            database(url),
            Optional.ofNullable(username),
            Optional.ofNullable(password),
            prefix));
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    if (!List.of("redis", "rediss").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null
        || url.getUserInfo() != null) {
      throw new IllegalArgumentException("no URL of a Redis; a user goes into username");
    }
    database(url);
    return url;
  }

  private static int database(URI url) {
    String path = url.getPath().replaceFirst("^/", "");
    return path.isEmpty() ? 0 : Integer.parseUnsignedInt(path);
  }
}
