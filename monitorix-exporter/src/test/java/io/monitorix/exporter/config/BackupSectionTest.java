package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.report.ReportSchedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup}, whole and wrong. */
class BackupSectionTest {

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
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
}
