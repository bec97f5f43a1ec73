package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.monitorix.exporter.tuning.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
