package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeLimits;
import io.monitorix.alerts.scrape.config.ScrapeProtocol;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.config.TargetSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeSectionTest {

  private static final String HEAD =
      "targets: [{name: a, server: pve1, user: a@pam, password: b}]\n";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  private List<ScrapeConfig> jobs(String yaml) {
    return files.load(HEAD + yaml).scrapes();
  }

  @Test
  void aJobHasPrometheussDefaults() {
    assertThat(jobs("scrape_configs: [{job_name: n, static_configs: [{targets: ['h:1']}]}]"))
        .containsExactly(ScrapeConfig.of("n", TargetSources.of("h:1")));
  }

  @Test
  void theGlobalTimesHoldUnlessTheJobHasItsOwn() {
    List<ScrapeConfig> jobs =
        jobs(
            """
            global: {scrape_interval: 30s, scrape_timeout: 20s}
            scrape_configs:
              - {job_name: a}
              - {job_name: b, scrape_interval: 5s}
              - {job_name: c, scrape_timeout: 1s}
            """);
    assertThat(jobs)
        .extracting(job -> job.interval().toSeconds() + " " + job.timeout().toSeconds())
        .containsExactly("30 20", "5 5", "30 1");
  }

  @Test
  void everythingThatAJobCanSay() throws IOException {
    Files.writeString(folder.resolve("token"), "from-file\n");
    ScrapeConfig job =
        jobs("""
                scrape_configs:
                  - job_name: all
                    scheme: https
                    metrics_path: /probe
                    params: {module: [http_2xx, x], empty: ['']}
                    honor_labels: true
                    honor_timestamps: false
                    track_timestamps_staleness: true
                    metric_name_validation_scheme: legacy
                    extra_scrape_metrics: true
                    scrape_protocols: [PrometheusText0.0.4, OpenMetricsText1.0.0]
                    fallback_scrape_protocol: PrometheusText0.0.4
                    enable_compression: false
                    body_size_limit: 10MB
                    sample_limit: 1
                    label_limit: 2
                    label_name_length_limit: 3
                    label_value_length_limit: 4
                    target_limit: 5
                    bearer_token_file: token
                    follow_redirects: false
                    enable_http2: false
                    proxy_url: http://proxy:3128
                    http_headers: {X-Scope: {values: [a], secrets: [b]}}
                    tls_config: {insecure_skip_verify: true}
                    static_configs: [{targets: ['https://h/x'], labels: {env: prod}}]
                    file_sd_configs: [{files: ['t/*.json'], refresh_interval: 1m}]
                    http_sd_configs:
                      - {url: 'http://sd/x?key=secret', basic_auth: {username: u, password: hush}}
                    relabel_configs:
                      - {source_labels: [__address__], target_label: __param_target}
                      - {regex: __meta_(.+), action: labelmap, replacement: "m_${1}"}
                    metric_relabel_configs: [{source_labels: [__name__], regex: go_.*, action: drop}]
                """)
            .get(0);

    assertThat(job.request().parameters())
        .isEqualTo(Map.of("module", List.of("http_2xx", "x"), "empty", List.of("")));
    assertThat(job.request().protocols())
        .containsExactly(ScrapeProtocol.PROMETHEUS_0_0_4, ScrapeProtocol.OPENMETRICS_1_0_0);
    assertThat(job.request().fallback()).contains(ScrapeProtocol.PROMETHEUS_0_0_4);
    assertThat(job.request().access().headers())
        .isEqualTo(
            Map.of("Authorization", List.of("Bearer from-file"), "X-Scope", List.of("a", "b")));
    assertThat(job.samples().names()).isEqualTo(NameScheme.LEGACY);
    assertThat(job.samples().relabelling()).hasSize(1);
    assertThat(job.limits()).isEqualTo(new ScrapeLimits(10 << 20, 1, 2, 3, 4, 5));
    assertThat(job.targets().fixed())
        .containsExactly(new TargetGroup(List.of("https://h/x"), Map.of("env", "prod")));
    assertThat(job.targets().files().get(0).files()).containsExactly(folder.resolve("t/*.json"));
    assertThat(job.targets().urls().get(0).refreshInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(job.toString()).doesNotContain("from-file", "hush", "secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kubernetes_sd_configs: []|kubernetes_sd_configs: Prometheus has this key, Monitorix does not",
        "oauth2: {}|oauth2: Prometheus has this key, Monitorix does not support it; remove it",
        "job_nme: x|unknown key 'job_nme' in scrape_configs[0]; did you mean 'job_name'?",
        "scrape_protocols: [PrometheusProto]|expected one of OpenMetricsText1.0.0, OpenMetrics",
        "scrape_interval: 5s, scrape_timeout: 6s|6s is longer than the interval, 5s; shorten it",
        "scheme: ftp|expected http or https, got 'ftp'",
        "static_configs: [{targets: ['http://h']}]|expected a host and a port, without http://",
        "body_size_limit: many|expected a size such as 10MB, got 'many'",
        "sample_limit: -1|expected a whole number from 0",
        "bearer_token: a, basic_auth: {username: u, password: p}|exclude each other; keep one",
        "http_headers: {Host: {values: [x]}}|this header cannot be set here",
        "file_sd_configs: [{files: [a.txt]}]|a file that ends in .json, .yml or .yaml",
        "http_sd_configs: [{url: 'http://u:p@h/'}]|the URL names a user; log in with basic_auth",
        "relabel_configs: [{action: keep, regex: '('}]|not a regular expression of RE2",
        "metric_relabel_configs: [{action: labeldrop, regex: '.*'}]|labeldrop removes __name__",
        "proxy_url: 'https://p'|expected a proxy that is spoken to in plain HTTP",
      })
  void whatIsWrongIsToldAtItsPlace(String job, String problem) {
    assertThatThrownBy(() -> jobs("scrape_configs: [{job_name: a, " + job + "}]"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(":2:")
        .hasMessageContaining(problem);
  }

  @Test
  void targetsMayLoseTheNameThatSamplesMustKeep() {
    assertThat(
            jobs(
                "scrape_configs: [{job_name: a, relabel_configs: [{regex: __.*, action: labeldrop}]}]"))
        .hasSize(1);
  }

  @Test
  void twoJobsOfOneNameAndJobsWithoutSeries() {
    assertThatThrownBy(() -> jobs("scrape_configs: [{job_name: a}, {job_name: a}]"))
        .hasMessageContaining("a second job called 'a'; give each a name of its own");
    assertThatThrownBy(
            () ->
                files.load(
                    """
                    targets: [{name: a, server: pve1, user: a@pam, password: b}]
                    scrape_configs: [{job_name: a}]
                    series: {enabled: false}
                    """))
        .hasMessageContaining(
            "2:17: scrape_configs: what is scraped is kept as series: switch series.enabled on, or");
  }
}
