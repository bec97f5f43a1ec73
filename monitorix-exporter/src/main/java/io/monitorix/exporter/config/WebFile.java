package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All of a web config file, the format that Prometheus and its exporters share, and of the files
 * that it names.
 *
 * @param tls how TLS is spoken; null for plain HTTP
 * @param headers what {@code http_server_config.headers} sets on every answer, by name; an empty
 *     value means that the header is not sent at all
 * @param users who may ask, each with the bcrypt hash of their password; empty for everybody
 * @param files the file itself and those that it names
 */
public record WebFile(
    @Nullable ServerTls tls,
    Map<String, String> headers,
    Map<String, Secret> users,
    Set<Path> files) {

  /** What is so without a file: plain HTTP for everybody. */
  public static final WebFile NONE = new WebFile(null, Map.of(), Map.of(), Set.of());

  /** Copies the collections. */
  public WebFile {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    users = Map.copyOf(users);
    files = Set.copyOf(files);
  }
}
