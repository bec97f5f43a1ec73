package io.monitorix.exporter.config;

import io.monitorix.alerts.report.ReportSchedule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code backup}. */
final class BackupSection {

  private static final List<String> KEYS =
      List.of("schedule", "keep", "directory", "s3", "before_migration");
  private static final List<String> KEEP_KEYS = List.of("daily", "weekly", "monthly");
  private static final List<String> S3_KEYS =
      List.of(
          "endpoint",
          "region",
          "bucket",
          "prefix",
          "access_key",
          "access_key_file",
          "secret_key",
          "secret_key_file",
          "path_style",
          "tls_config");
  private static final int MOST_KEPT = 1_000;
  private static final ReportSchedule NIGHT =
      new ReportSchedule(Set.of(), LocalTime.of(3, 30), ZoneOffset.UTC);
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,61}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9._-]+/?)*");

  private BackupSection() {}

  /** The default without the section, and after a problem. */
  static BackupConfig read(@Nullable YamlValue section) {
    BackupConfig usual = BackupConfig.DEFAULT;
    YamlMapping backup = section == null ? null : section.mapping(KEYS);
    if (backup == null) {
      return usual;
    }
    YamlValue when = backup.get("schedule");
    YamlValue directory = backup.get("directory");
    YamlValue s3 = backup.get("s3");
    YamlValue before = backup.get("before_migration");
    Boolean beforeMigration = before == null ? Boolean.TRUE : before.bool();
    return new BackupConfig(
        when == null ? Optional.empty() : Optional.ofNullable(ScheduleSection.read(when, NIGHT)),
        keep(backup.get("keep")),
        directory == null ? Optional.empty() : Optional.ofNullable(directory(directory)),
        s3 == null ? Optional.empty() : Optional.ofNullable(s3(s3)),
        beforeMigration == null || beforeMigration);
  }

  private static BackupConfig.Keep keep(@Nullable YamlValue section) {
    BackupConfig.Keep usual = BackupConfig.Keep.DEFAULT;
    YamlMapping keep = section == null ? null : section.mapping(KEEP_KEYS);
    if (keep == null) {
      return usual;
    }
    return new BackupConfig.Keep(
        number(keep.get("daily"), 1, usual.daily()),
        number(keep.get("weekly"), 0, usual.weekly()),
        number(keep.get("monthly"), 0, usual.monthly()));
  }

  private static int number(@Nullable YamlValue value, int least, int usual) {
    Integer written = value == null ? null : value.integer(least, MOST_KEPT);
    return written == null ? usual : written;
  }

  private static @Nullable Path directory(YamlValue value) {
    return value.parse(
        "the path of a directory",
        text -> {
          Path resolved = value.reading().resolve(text);
          if (resolved == null || (Files.exists(resolved) && !Files.isDirectory(resolved))) {
            throw new IllegalArgumentException("not a directory");
          }
          return resolved;
        });
  }

  private static @Nullable S3Config s3(YamlValue section) {
    YamlMapping s3 = section.mapping(S3_KEYS);
    if (s3 == null) {
      return null;
    }
    URI endpoint = endpoint(s3.require("endpoint"));
    YamlValue place = s3.get("region");
    String region =
        place == null
            ? "us-east-1"
            : place.parse("a region such as eu-central-1", text -> matching(REGION, text));
    YamlValue named = s3.require("bucket");
    String bucket =
        named == null ? null : named.parse("the name of a bucket", text -> matching(BUCKET, text));
    YamlValue begin = s3.get("prefix");
    String prefix =
        begin == null
            ? ""
            : begin.parse("a path such as monitorix/", text -> folder(matching(PREFIX, text)));
    Secret accessKey = SecretReader.read(s3, "access_key", SecretReader::checkToken);
    Secret secretKey = SecretReader.read(s3, "secret_key", SecretReader::checkToken);
    YamlValue path = s3.get("path_style");
    Boolean pathStyle = path == null ? Boolean.TRUE : path.bool();
    EndpointConfig.Tls tls = HttpTlsSection.read(s3.get("tls_config"));
    return endpoint == null
            || region == null
            || bucket == null
            || prefix == null
            || accessKey == null
            || secretKey == null
            || pathStyle == null
            || tls == null
        ? null
        : new S3Config(endpoint, region, bucket, prefix, accessKey, secretKey, pathStyle, tls);
  }

  private static @Nullable URI endpoint(@Nullable YamlValue value) {
    String expected = "a URL such as https://s3.eu-central-1.amazonaws.com";
    String text = value == null ? null : value.text(expected);
    URI url = value == null || text == null ? null : EndpointSection.url(value, text, expected);
    if (value != null
        && url != null
        && (url.getRawQuery() != null || !url.getRawPath().matches("/?"))) {
      value.problem("expected nothing behind the host; name bucket and prefix apart");
      return null;
    }
    return url;
  }

  private static String matching(Pattern pattern, String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }
}
