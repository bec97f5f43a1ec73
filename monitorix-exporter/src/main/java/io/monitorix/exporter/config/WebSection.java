package io.monitorix.exporter.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code web}. */
final class WebSection {

  private static final List<String> KEYS =
      List.of(
          "listen_address",
          "external_url",
          "config_file",
          "max_requests",
          "shutdown_grace",
          "rate_limit");

  private static final int MOST_REQUESTS = 1000;
  private static final int HIGHEST_RATE = 1_000_000;
  private static final Duration LONGEST_GRACE = Duration.ofHours(1);

  private WebSection() {}

  /** {@code null} after a problem. */
  static @Nullable WebConfig read(@Nullable YamlValue section) {
    if (section == null) {
      return WebConfig.DEFAULT;
    }
    YamlMapping web = section.mapping(KEYS);
    if (web == null) {
      return null;
    }
    YamlValue file = web.get("config_file");
    ListenAddress address = listenAddress(web.get("listen_address"));
    YamlValue external = web.get("external_url");
    URI externalUrl = external == null ? null : externalUrl(external);
    Path configFile = file == null ? null : configFile(file);
    Integer maxRequests = maxRequests(web.get("max_requests"));
    Duration grace = shutdownGrace(web.get("shutdown_grace"));
    YamlValue rate = web.get("rate_limit");
    Integer rateLimit =
        rate == null
            ? Integer.valueOf(WebConfig.DEFAULT.rateLimit())
            : rate.integer(0, HIGHEST_RATE);
    return address == null
            || (external != null && externalUrl == null)
            || (file != null && configFile == null)
            || maxRequests == null
            || grace == null
            || rateLimit == null
        ? null
        : new WebConfig(address, externalUrl, configFile, maxRequests, grace, rateLimit);
  }

  private static @Nullable ListenAddress listenAddress(@Nullable YamlValue value) {
    return value == null
        ? WebConfig.DEFAULT.listenAddress()
        : value.parse(
            "host:port or :port with a port up to 65535, such as [::]:9221", ListenAddress::parse);
  }

  private static @Nullable URI externalUrl(YamlValue value) {
    return value.parse("a URL such as https://monitorix.example/proxmox", WebConfig::externalUrl);
  }

  private static @Nullable Path configFile(YamlValue value) {
    return value.parse(
        "the path of a web config file",
        text -> {
          Path path = value.reading().resolve(text);
          if (path == null) {
            throw new IllegalArgumentException();
          }
          return path;
        });
  }

  private static @Nullable Integer maxRequests(@Nullable YamlValue value) {
    return value == null
        ? Integer.valueOf(WebConfig.DEFAULT.maxRequests())
        : value.parse(
            "a number from 1 to " + MOST_REQUESTS,
            text -> {
              int number = Integer.parseInt(text);
              if (number < 1 || number > MOST_REQUESTS) {
                throw new IllegalArgumentException();
              }
              return number;
            });
  }

  private static @Nullable Duration shutdownGrace(@Nullable YamlValue value) {
    return value == null
        ? WebConfig.DEFAULT.shutdownGrace()
        : value.parse(
            "a duration of at most " + PrometheusDuration.format(LONGEST_GRACE) + ", such as 10s",
            text -> {
              Duration grace = PrometheusDuration.parse(text);
              if (grace.compareTo(LONGEST_GRACE) > 0) {
                throw new IllegalArgumentException();
              }
              return grace;
            });
  }
}
