package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.exporter.tuning.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code series}, and the rules that are evaluated over them. */
class KeptSeriesTest {

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  @Test
  void seriesAreKeptAsLongAsTheFileSays() {
    MonitorixConfig config =
        files.load(
            """
            targets: [{name: a, server: pve1, user: a@pam, password: b}]
            poll: {interval: 20s}
            series: {retention: 3d, retention_size: 512MB, aggregates: {5m: 30d, 1h: 0s}}
            """);

    assertThat(config.series())
        .isEqualTo(
            new SeriesConfig(
                true,
                Duration.ofSeconds(20),
                Duration.ofDays(3),
                512L << 20,
                Duration.ofDays(30),
                Duration.ZERO));
  }

  @Test
  void rulesAndWhatHoldsEverywhereAreReadAsPrometheusNamesThem() {
    MonitorixConfig config =
        files.load(
            """
            targets: [{name: a, server: pve1, user: a@pam, password: b}]
            web: {external_url: https://mon.example/prox/}
            series: {}
            global:
              scrape_interval: 5s
              evaluation_interval: 30s
              rule_query_offset: 10s
              external_labels: {site: berlin}
            rule_files: [rules/*.yml]
            rules:
              shipped: {disable: [GuestDown]}
              resend_delay: 2m
              for_outage_tolerance: 3h
              for_grace_period: 5m
              concurrency: 2
            remote_write: [{url: http://mimir.example/push, external_labels: {team: ops}}]
            """);

    assertThat(config.global())
        .isEqualTo(
            new GlobalConfig(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Map.of("site", "berlin")));
    assertThat(config.rules())
        .isEqualTo(
            new RulesConfig(
                List.of("rules/*.yml"),
                folder,
                true,
                Set.of("GuestDown"),
                Optional.empty(),
                Duration.ofMinutes(2),
                Duration.ofHours(3),
                Duration.ofMinutes(5),
                2,
                Tuning.NONE));
    assertThat(config.web().externalUrl()).hasToString("https://mon.example/prox");
    assertThat(config.push().remoteWrite().get(0).externalLabels())
        .isEqualTo(Map.of("site", "berlin", "team", "ops"));
  }

  @Test
  void rulesWithoutSeriesAndTimesThatCannotBeAreRefusedAtTheirPlace() {
    assertThatThrownBy(
            () ->
                files.load(
                    """
                    targets: [{name: a, server: pve1, user: a@pam, password: b}]
                    web: {external_url: mon.example}
                    series: {enabled: false}
                    global: {scrape_interval: 5s, scrape_timeout: 6s, external_labels: {__a: b}}
                    rule_files: [a.yml]
                    rules: {concurrency: 0, resend_delay: soon}
                    """))
        .hasMessageContaining("2:21: web.external_url: expected a URL such as")
        .hasMessageContaining("4:47: global.scrape_timeout: expected at most the interval")
        .hasMessageContaining("global.external_labels.__a: expected the name of a label")
        .hasMessageContaining("5:13: rule_files: rules are evaluated over kept series")
        .hasMessageContaining("rules.concurrency: expected a whole number from 1 to 64")
        .hasMessageContaining("rules.resend_delay: expected a duration such as 10m, got 'soon'");
  }

  @Test
  void whatCannotBeKeptIsRefusedAtItsPlace() {
    assertThatThrownBy(
            () ->
                files.load(
                    """
                    targets: [{name: a, server: pve1, user: a@pam, password: b}]
                    series: {retention: 1h, retention_size: 5 apples, interval: 10ms}
                    """))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("2:21: series.retention: expected at least 3h")
        .hasMessageContaining("2:41: series.retention_size: expected a size such as 512MB or 2GB")
        .hasMessageContaining("2:61: series.interval: expected at least 1s");
  }
}
