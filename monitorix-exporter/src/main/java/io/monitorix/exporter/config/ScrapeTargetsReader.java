package io.monitorix.exporter.config;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.scrape.config.FileSd;
import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.alerts.scrape.config.HttpSd;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.config.TargetSources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads where the targets of a job are named. */
final class ScrapeTargetsReader {

  static final List<String> KEYS = List.of("static_configs", "file_sd_configs", "http_sd_configs");

  private static final Duration FILES_REFRESH = Duration.ofMinutes(5);
  private static final Duration URL_REFRESH = Duration.ofMinutes(1);

  private static final List<String> URL_KEYS =
      Stream.concat(Stream.of("url", "refresh_interval"), ScrapeHttpReader.KEYS.stream()).toList();

  private ScrapeTargetsReader() {}

  /** {@code null} after a problem. */
  static @Nullable TargetSources read(YamlMapping entry) {
    List<TargetGroup> fixed =
        all(
            entry.get("static_configs"),
            List.of("targets", "labels"),
            group -> group(group, entry.get("relabel_configs") == null));
    List<FileSd> files =
        all(
            entry.get("file_sd_configs"),
            List.of("files", "refresh_interval"),
            ScrapeTargetsReader::files);
    List<HttpSd> urls = all(entry.get("http_sd_configs"), URL_KEYS, ScrapeTargetsReader::url);
    return fixed == null || files == null || urls == null
        ? null
        : new TargetSources(fixed, files, urls);
  }

  private static <T> @Nullable List<T> all(
      @Nullable YamlValue section, List<String> keys, Function<YamlMapping, @Nullable T> reader) {
    List<YamlValue> elements = section == null ? List.of() : section.list();
    if (elements == null) {
      return null;
    }
    List<T> all = new ArrayList<>();
    for (YamlValue element : elements) {
      YamlMapping entry = PrometheusKeys.mapping(element, keys);
      T read = entry == null ? null : reader.apply(entry);
      if (read != null) {
        all.add(read);
      }
    }
    return all.size() < elements.size() ? null : all;
  }

  /**
   * A group.
   *
   * @param plain whether no rule can make an address of what is none
   */
  private static @Nullable TargetGroup group(YamlMapping entry, boolean plain) {
    YamlValue targets = entry.get("targets");
    List<YamlValue> elements = targets == null ? List.of() : targets.list();
    Map<String, String> labels = labels(entry.get("labels"));
    if (elements == null || labels == null) {
      return null;
    }
    List<String> addresses = new ArrayList<>();
    for (YamlValue element : elements) {
      String address = element.text("a host and a port, such as pve1.example:9100");
      if (address == null) {
        return null;
      }
      if (plain && address.contains("/")) {
        element.problem("expected a host and a port, without http:// and without a path");
        return null;
      }
      addresses.add(address);
    }
    return new TargetGroup(addresses, labels);
  }

  private static @Nullable Map<String, String> labels(@Nullable YamlValue section) {
    Map<String, String> labels = new LinkedHashMap<>();
    YamlMapping mapping = section == null ? null : section.mapping();
    if (mapping == null) {
      return section == null ? labels : null;
    }
    for (String name : mapping.keys()) {
      YamlValue value = mapping.get(name);
      String text = value == null ? null : value.anyText("a text");
      if (value != null && !NameScheme.UTF8.isLabelName(name)) {
        value.problem("expected the name of a label");
        return null;
      }
      if (text == null) {
        return null;
      }
      labels.put(name, text);
    }
    return labels;
  }

  private static @Nullable FileSd files(YamlMapping entry) {
    YamlValue value = entry.require("files");
    List<YamlValue> elements = value == null ? null : value.list();
    Duration refresh = EndpointSection.duration(entry.get("refresh_interval"), FILES_REFRESH);
    if (value == null || elements == null || refresh == null) {
      return null;
    }
    if (elements.isEmpty()) {
      value.problem("the list is empty; add a file");
      return null;
    }
    List<Path> files = new ArrayList<>();
    for (YamlValue element : elements) {
      FilePattern pattern = FileSdSection.file(element);
      if (pattern == null) {
        return null;
      }
      files.add(pattern.folder().resolve(pattern.name()));
    }
    return new FileSd(files, refresh);
  }

  private static @Nullable HttpSd url(YamlMapping entry) {
    URI url = EndpointSection.url(entry.require("url"));
    Duration refresh = EndpointSection.duration(entry.get("refresh_interval"), URL_REFRESH);
    HttpAccess access = ScrapeHttpReader.read(entry);
    return url == null || refresh == null || access == null
        ? null
        : new HttpSd(url, refresh, access);
  }
}
