package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.fallback.Fallback;
import io.monitorix.alerts.routing.heartbeat.HeartbeatTerms;
import io.monitorix.alerts.routing.hold.HoldPolicy;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.route.Escalation;
import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicySectionTest {

  private static final String TARGETS =
      "targets: [{name: a, server: b, user: u@pam, password: p}]\n";

  @TempDir private Path folder;

  private PolicySettings read(String routing) throws IOException {
    Path file = Files.writeString(folder.resolve("monitorix.yml"), TARGETS + routing);
    return new ConfigLoader(Map.of()).load(file).routing().policy();
  }

  @Test
  void stepsOfAnEscalationStandInTheOrderOfTheirTimes() throws IOException {
    PolicySettings read =
        read(
            """
            routing:
              receivers:
                mail: {}
                pager:
                  escalate: [{after: 1h, to: boss}, {after: 15m, to: oncall}]
            """);

    assertThat(read.policy().escalations())
        .isEqualTo(
            Map.of(
                "pager",
                List.of(
                    new Escalation(Duration.ofMinutes(15), "oncall"),
                    new Escalation(Duration.ofHours(1), "boss"))));
    assertThat(read.receivers()).extracting(NamedPlace::name).containsExactly("boss", "oncall");
  }

  @Test
  void maintenanceIsOnceOrAtIntervals() throws IOException {
    PolicySettings read =
        read(
            """
            routing:
              maintenance:
              - name: disks
                matchers: [cluster="lab", 'node=~"pve[12]"']
                starts_at: 2026-03-07T22:00:00+01:00
                ends_at: 2026-03-08T02:00:00Z
                comment: new disks
              - name: nightly
                matchers: [alertname="BackupSlow"]
                time_intervals:
                - nights
                - {weekdays: ['sunday'], times: [{start_time: '02:00', end_time: '04:00'}]}
            """);

    List<MaintenanceWindow> windows = read.policy().maintenance();
    assertThat(windows).extracting(MaintenanceWindow::name).containsExactly("disks", "nightly");
    assertThat(windows.get(0).when())
        .isEqualTo(
            new MaintenanceWindow.Once(
                Instant.parse("2026-03-07T21:00:00Z"), Instant.parse("2026-03-08T02:00:00Z")));
    assertThat(windows.get(0).matchers().matches(Labels.of("cluster", "lab", "node", "pve2")))
        .isTrue();
    var recurring = (MaintenanceWindow.Recurring) windows.get(1).when();
    assertThat(recurring.names()).containsExactly("nights");
    assertThat(recurring.specs())
        .singleElement()
        .satisfies(
            spec -> {
              assertThat(spec.contains(Instant.parse("2026-03-08T02:30:00Z"))).isTrue();
              assertThat(spec.contains(Instant.parse("2026-03-09T02:30:00Z"))).isFalse();
            });
    assertThat(read.intervals()).extracting(NamedPlace::line).containsExactly(12);
  }

  @Test
  void receiversCanBeToldLaterOrInThePlaceOfOthers() throws IOException {
    PolicySettings read =
        read(
            """
            routing:
              observe: true
              quiet_start: {settle: 5m}
              receivers:
                chat:
                  fallback: {to: mail}
                  quiet_hours: {time_intervals: [nights], except: ['severity="critical"', 'team="a"']}
                  rate_limit: {notifications: 20}
            """);

    assertThat(read.policy().observe()).isTrue();
    assertThat(read.policy().quietStart()).contains(Duration.ofMinutes(5));
    assertThat(read.policy().fallbacks())
        .isEqualTo(Map.of("chat", new Fallback("mail", Duration.ofMinutes(10))));
    assertThat(read.policy().holds())
        .isEqualTo(
            Map.of(
                "chat",
                new HoldPolicy(
                    Optional.of(
                        new HoldPolicy.QuietHours(
                            List.of("nights"),
                            List.of(),
                            List.of(
                                Matchers.parse("severity=\"critical\""),
                                Matchers.parse("team=\"a\"")))),
                    Optional.of(new HoldPolicy.RateLimit(20, Duration.ofHours(1))))));
  }

  @Test
  void newClustersAreQuietUnlessThatIsTurnedOff() throws IOException {
    assertThat(read("routing: {}\n").policy().quietStart()).contains(Duration.ofMinutes(15));
    assertThat(read("routing: {quiet_start: {enabled: false}}\n").policy().quietStart()).isEmpty();
  }

  @Test
  void heartbeatsHaveTheirDefaults() throws IOException {
    PolicySettings read =
        read(
            """
            routing:
              heartbeats:
              - {url: https://hc-ping.example/abc}
              - {name: second, url: https://hc-ping.example/abc, method: POST, alertname: Always, interval: 30s, longest_delay: 2m}
            """);

    assertThat(read.heartbeats())
        .extracting(
            HeartbeatConfig::name,
            HeartbeatConfig::method,
            HeartbeatConfig::interval,
            HeartbeatConfig::terms)
        .containsExactly(
            tuple(
                "hc-ping.example",
                "GET",
                Duration.ofMinutes(1),
                new HeartbeatTerms("Watchdog", Duration.ofMinutes(5))),
            tuple(
                "second",
                "POST",
                Duration.ofSeconds(30),
                new HeartbeatTerms("Always", Duration.ofMinutes(2))));
    assertThat(read.heartbeats().toString()).doesNotContain("abc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receivers: {p: {escalate: [{after: 0s, to: b}]}}                | 2:46: routing.receivers.p.escalate[0].after: expected a duration from 1s to 30d, such as 15m, got '0s'
          receivers: {p: {escalate: [{after: 1m}]}}                       | 2:38: routing.receivers.p.escalate[0]: missing key 'to'
          receivers: {p: {escalate: [{after: 1m, to: p}]}}                | 2:54: routing.receivers.p.escalate[0].to: this receiver is told already; repeat_interval says when again
          receivers: {p: {escalate: [{after: 1m, to: b}, {after: 2m, to: b}]}} | 2:74: routing.receivers.p.escalate[1].to: there is a step to 'b' already
          receivers: {p: {escalation: []}}                                | 2:27: unknown key 'escalation' in routing.receivers.p
          maintenance: [{name: a, matchers: [a=b]}]                       | 2:25: routing.maintenance[0]: expected starts_at and ends_at, or time_intervals
          maintenance: [{name: a, matchers: [], time_intervals: [n]}]     | 2:45: routing.maintenance[0].matchers: expected at least one matcher that does not match the empty text
          maintenance: [{name: a, matchers: [a], time_intervals: [n]}]    | 2:46: routing.maintenance[0].matchers[0]:
          maintenance: [{name: a, matchers: [a=b], time_intervals: [{years: [x]}]}] | 2:78: routing.maintenance[0].time_intervals[0]: x is not a valid year
          maintenance: [{name: a, matchers: [a=b], starts_at: soon, ends_at: 2026-03-08T02:00:00Z}] | 2:63: routing.maintenance[0].starts_at: expected a time with its offset such as 2026-03-07T22:00:00+01:00, got 'soon'
          maintenance: [{name: a, matchers: [a=b], starts_at: 2026-03-09T02:00:00Z, ends_at: 2026-03-08T02:00:00Z}] | 2:94: routing.maintenance[0].ends_at: expected a time after starts_at
          heartbeats: [{}]                                                | 2:24: routing.heartbeats[0]: missing key 'url'
          heartbeats: [{url: 'ftp://x/'}]                                 | 2:30: routing.heartbeats[0].url: expected a URL
          heartbeats: [{url: 'http://x/', method: PUT}]                   | 2:51: routing.heartbeats[0].method: expected one of GET, POST, HEAD
          heartbeats: [{url: 'http://x/a'}, {url: 'http://x/b'}]          | 2:45: routing.heartbeats[1]: there is a heartbeat 'x' already; add a name
          receivers: {p: {fallback: {to: p}}}                             | 2:42: routing.receivers.p.fallback.to: expected another receiver
          receivers: {p: {quiet_hours: {}}}                               | 2:40: routing.receivers.p.quiet_hours: missing key 'time_intervals'
          receivers: {p: {rate_limit: {notifications: 0}}}                | 2:55: routing.receivers.p.rate_limit.notifications: expected a whole number from 1 to 1000000, got '0'
          observe: perhaps                                                | 2:20: routing.observe: expected true or false, got 'perhaps'
          """)
  void whatIsWrongIsToldWithItsPlace(String section, String problem) {
    assertThatThrownBy(() -> read("routing: {" + section + "}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("monitorix.yml:" + problem);
  }
}
