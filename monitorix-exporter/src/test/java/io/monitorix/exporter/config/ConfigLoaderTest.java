package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.monitorix.alerts.report.ReportSchedule;
import io.monitorix.exporter.tuning.Tuning;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

  private static final String FINGERPRINT = "0a:".repeat(31) + "FF";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  @Test
  void smallFileGetsEveryDefault() {
    MonitorixConfig config =
        files.load(
            """
            targets:
              - name: lab
                server: pve1.example
                token:
                  id: monitorix@pve!exporter
                  secret: ${PVE_TOKEN}
            """);

    assertThat(config)
        .isEqualTo(
            new MonitorixConfig(
                new WebConfig(
                    new ListenAddress("::", 9221), null, null, 40, Duration.ofSeconds(10), 6000),
                false,
                new DataConfig(folder.resolve("monitorix-data"), true),
                List.of(
                    TargetConfig.pve(
                        "lab",
                        "pve1.example",
                        new LoginConfig.Token(
                            "monitorix@pve!exporter", new Secret("from-the-environment")),
                        new TlsConfig.SystemTrust())),
                List.of(),
                PushConfig.NONE,
                EventsConfig.DEFAULT,
                CacheConfig.DEFAULT,
                Optional.empty(),
                ProbesConfig.standard(),
                SeriesConfig.DEFAULT,
                GlobalConfig.DEFAULT,
                List.of(),
                new RulesConfig(
                    List.of(),
                    folder,
                    true,
                    Set.of(),
                    Optional.empty(),
                    Duration.ofMinutes(1),
                    Duration.ofHours(1),
                    Duration.ofMinutes(10),
                    4,
                    Tuning.NONE),
                RoutingSettings.NONE,
                DatabaseConfig.DEFAULT,
                BackupConfig.DEFAULT,
                AuthConfig.DEFAULT,
                Optional.empty()));
  }

  @Test
  void backupsAreMadeAndKeptAsTheFileSays() {
    MonitorixConfig config =
        files.load(
            """
            targets: [{name: a, server: pve1, user: a@pam, password: b}]
            backup:
              schedule: {time: '02:15', location: Europe/Vienna, weekdays: [monday]}
              keep: {daily: 3, weekly: 0}
              directory: kept
              before_migration: false
              s3:
                endpoint: https://s3.example:9000/
                bucket: backups
                prefix: site-a
                access_key: AKID
                secret_key: ${PVE_TOKEN}
                path_style: false
            """);

    assertThat(config.backup())
        .isEqualTo(
            new BackupConfig(
                Optional.of(
                    new ReportSchedule(
                        Set.of(DayOfWeek.MONDAY), LocalTime.of(2, 15), ZoneId.of("Europe/Vienna"))),
                new BackupConfig.Keep(3, 0, 12),
                Optional.of(folder.resolve("kept")),
                Optional.of(
                    new S3Config(
                        URI.create("https://s3.example:9000/"),
                        "us-east-1",
                        "backups",
                        "site-a/",
                        new Secret("AKID"),
                        new Secret("from-the-environment"),
                        false,
                        EndpointConfig.Tls.SYSTEM)),
                false));
    assertThat(
            files
                .load(
                    """
                    targets: [{name: a, server: pve1, user: a@pam, password: b}]
                    backup: {schedule: {}}
                    """)
                .backup()
                .schedule())
        .contains(new ReportSchedule(Set.of(), LocalTime.of(3, 30), ZoneOffset.UTC));
  }

  @Test
  void backupsThatCannotBeAreRefusedAtTheirPlaceAndShowNoKey() {
    assertThatThrownBy(
            () ->
                files.load(
                    """
                    targets: [{name: a, server: pve1, user: a@pam, password: b}]
                    backup:
                      schedule: {time: noon, location: Mars}
                      keep: {daily: 0, yearly: 1}
                      s3:
                        endpoint: https://s3.example/bucket
                        bucket: ../x
                        prefix: /a b
                        region: "EU west"
                        access_key: AKID
                        secret_key: "top secret"
                    """))
        .hasMessageContaining("3:20: backup.schedule.time: expected a time such as 08:00")
        .hasMessageContaining("backup.schedule.location: expected Local, UTC or a place")
        .hasMessageContaining("4:20: unknown key 'yearly' in backup.keep")
        .hasMessageContaining("6:15: backup.s3.endpoint: expected nothing behind the host")
        .hasMessageContaining("backup.s3.bucket: expected the name of a bucket")
        .hasMessageContaining("backup.s3.prefix: expected a path such as monitorix/")
        .hasMessageContaining("backup.s3.region: expected a region such as eu-central-1")
        .hasMessageContaining("backup.s3.secret_key: the secret has a space")
        .hasMessageNotContaining("top secret");
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

  @Test
  void errorsAreReportedWhereTheFileSaysSo() {
    MonitorixConfig config =
        files.load(
            """
            targets: [{name: a, server: pve1, user: a@pam, password: b}]
            sentry: {dsn: "https://abc@sentry.example/42", environment: lab}
            """);
    assertThat(config.sentry())
        .contains(new SentryConfig(new Secret("https://abc@sentry.example/42"), "lab"));
  }

  @Test
  void collectorsHaveTimesOfTheirOwn() {
    MonitorixConfig config =
        files.load(
            """
            targets:
              - name: backup
                type: pbs
                servers: [pbs1.example, "pbs2.example:8007"]
                discover_servers: true
                node_calls_per_second: 7
                interval: 1m
                user: monitorix@pbs
                password: secret
                collectors: {pbs-tape: false}
              - name: lab
                server: pve1.example
                user: monitorix@pve
                password: secret
                collectors:
                  smart: true
                  zfs: {interval: 20m, timeout: 25s, concurrency: 3}
                  ceph: {enabled: false}
            """);

    TargetConfig backup = config.targets().get(0);
    assertThat(backup.product()).isEqualTo(Product.PBS);
    assertThat(backup.servers()).containsExactly("pbs1.example", "pbs2.example:8007");
    assertThat(backup.discoverServers()).isTrue();
    assertThat(backup.callsPerSecond()).isEqualTo(7);
    assertThat(backup.collectors().isEnabled(CollectorName.PBS_TAPE)).isFalse();
    assertThat(backup.collectors().isEnabled(CollectorName.STATUS)).isFalse();
    assertThat(backup.collectors().collectors().get(CollectorName.PBS_STATUS))
        .isEqualTo(
            new CollectorSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                CollectorSettings.DEFAULT_CONCURRENCY));
    CollectorPlan lab = config.targets().get(1).collectors();
    assertThat(lab.isEnabled(CollectorName.SMART)).isTrue();
    assertThat(lab.isEnabled(CollectorName.CEPH)).isFalse();
    assertThat(lab.collectors().get(CollectorName.ZFS))
        .isEqualTo(new CollectorSettings(Duration.ofMinutes(20), Duration.ofSeconds(25), 3));
  }

  @Test
  void whatBoundsCallersAndReceiversIsRead() {
    String targets =
        "targets: [{name: lab, server: pve1.example, token: {id: \"a@pve!b\", secret: x}}]\n";
    MonitorixConfig usual = files.load(targets);
    assertThat(usual.web().rateLimit()).isEqualTo(6000);
    assertThat(usual.routing().linkLocalAllowed()).isFalse();

    MonitorixConfig config =
        files.load(targets + "web: {rate_limit: 0}\nrouting: {allow_link_local: true}\n");
    assertThat(config.web().rateLimit()).isZero();
    assertThat(config.routing().linkLocalAllowed()).isTrue();
  }

  @Test
  void everyKeyIsRead() {
    files.write("ca.pem", "-----BEGIN CERTIFICATE-----");
    files.write("password", "s3cret word \r\n");
    files.write("secret", "line one\n\n");

    MonitorixConfig config =
        files.load(
            """
            web: {listen_address: "127.0.0.1:9000"}
            poll: {interval: 1m, timeout: 20s}
            allow_any_target: true
            data_dir: ${STATE_DIRECTORY}/files
            history: {enabled: false}
            targets:
              - name: one
                server: https://${HOST}:8006
                user: root@pam
                password_file: password
                tls: {ca_file: ca.pem}
                collectors: {version: false, node: False, status: true}
              - name: two
                server: "[fd00::1]:8006"
                user: monitorix@pve
                password_file: ./secret
                tls: {fingerprint: [FP, FP]}
                interval: ${INTERVAL}
              - name: three
                server: pve3:8006
                user: monitorix@pve
                password: "pa$$${HOST}ss $ $HOME $${X} ${HOST}${HOST}"
                tls: {insecure: true}
                interval: 1m30s
                timeout: 500ms
            """
                .replace("FP", '"' + FINGERPRINT + '"'));

    assertThat(config.web().listenAddress()).isEqualTo(new ListenAddress("127.0.0.1", 9000));
    assertThat(config.allowAnyTarget()).isTrue();
    assertThat(config.data()).isEqualTo(new DataConfig(Path.of("/var/lib/monitorix/files"), false));
    TargetConfig one = config.targets().get(0);
    assertThat(one.server()).isEqualTo("https://pve7:8006");
    assertThat(one.login())
        .isEqualTo(new LoginConfig.UserPassword("root@pam", new Secret("s3cret word ")));
    assertThat(one.tls()).isEqualTo(new TlsConfig.CaFile(folder.resolve("ca.pem")));
    assertThat(one.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(one.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(one.collectors().isEnabled(CollectorName.STATUS)).isTrue();
    assertThat(one.collectors().isEnabled(CollectorName.VERSION)).isFalse();
    assertThat(one.collectors().isEnabled(CollectorName.SMART)).isFalse();
    assertThat(one.collectors().isEnabled(CollectorName.NODE)).isFalse();
    TargetConfig two = config.targets().get(1);
    assertThat(two.login())
        .isEqualTo(new LoginConfig.UserPassword("monitorix@pve", new Secret("line one\n")));
    assertThat(two.tls())
        .isEqualTo(
            new TlsConfig.Fingerprints(
                List.of(
                    FINGERPRINT.toUpperCase(Locale.ROOT), FINGERPRINT.toUpperCase(Locale.ROOT))));
    assertThat(two.interval()).isEqualTo(Duration.ofSeconds(45));
    TargetConfig three = config.targets().get(2);
    assertThat(three.login())
        .isEqualTo(
            new LoginConfig.UserPassword(
                "monitorix@pve", new Secret("pa$${HOST}ss $ $HOME ${X} pve7pve7")));
    assertThat(three.tls()).isEqualTo(new TlsConfig.Insecure());
    assertThat(three.interval()).isEqualTo(Duration.ofSeconds(90));
    assertThat(three.timeout()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void shortIntervalAloneShortensTheDefaultTimeout() {
    MonitorixConfig config =
        files.load(
            """
            poll: {interval: 5s}
            targets: [{name: a, server: b, user: c@d, password: e}]
            """);

    assertThat(config.targets().get(0).timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void sectionsWithoutContentAreDefaults() {
    MonitorixConfig config =
        files.load(
            """
            \uFEFFweb:
            poll:
              # interval: 30s
            targets: [{name: a, server: b, user: c@d, password: e, tls: , collectors: ~}]
            """);

    assertThat(config.web()).isEqualTo(WebConfig.DEFAULT);
    assertThat(config.targets().get(0).tls()).isEqualTo(new TlsConfig.SystemTrust());
  }

  @Test
  void aliasesAndMergesShareWhatTargetsHaveInCommon() {
    MonitorixConfig config =
        files.load(
            """
            targets:
              - &one
                name: one
                server: pve1
                user: monitorix@pve
                password: 12345
                tls: &tls {insecure: true}
              - <<: *one
                name: two
              - {<<: [{server: pve3, name: never}, *one], name: three, tls: *tls}
            """);

    assertThat(config.targets())
        .extracting(TargetConfig::name, TargetConfig::server)
        .containsExactly(tuple("one", "pve1"), tuple("two", "pve1"), tuple("three", "pve3"));
    assertThat(config.targets())
        .extracting(TargetConfig::login)
        .containsOnly(new LoginConfig.UserPassword("monitorix@pve", new Secret("12345")));
    assertThat(config.targets())
        .extracting(TargetConfig::tls)
        .containsOnly(new TlsConfig.Insecure());
  }

  @Test
  void secretsStayOutOfToString() {
    MonitorixConfig config =
        files.load("targets: [{name: a, server: b, user: c@d, password: hush}]");

    assertThat(config.toString()).contains("***").doesNotContain("hush");
  }
}
