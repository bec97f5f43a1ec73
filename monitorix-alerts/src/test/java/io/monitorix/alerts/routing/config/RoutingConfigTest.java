package io.monitorix.alerts.routing.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.alerts.yaml.FileException;
import io.monitorix.alerts.yaml.FileProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoutingConfigTest {

  @ParameterizedTest
  @MethodSource("io.monitorix.alerts.routing.config.ConfigCases#good")
  void whatAlertmanagerTakesIsTaken(ConfigCases.Case good) {
    assertThat(read(good.text()).route().receiver()).isEqualTo("a");
  }

  @ParameterizedTest
  @MethodSource("io.monitorix.alerts.routing.config.ConfigCases#bad")
  void whatAlertmanagerRefusesIsRefused(ConfigCases.Case bad) {
    FileException refused = catchThrowableOfType(FileException.class, () -> read(bad.text()));

    assertThat(refused).as(bad.text()).isNotNull();
    assertThat(refused.problems())
        .extracting(FileProblem::toString)
        .anySatisfy(problem -> assertThat(problem).contains(bad.message()));
    assertThat(refused.problems())
        .allSatisfy(problem -> assertThat(problem.line()).isNotNegative());
  }

  @Test
  void allProblemsAreToldAtOnceWithTheirPlaces() {
    FileException refused =
        catchThrowableOfType(
            FileException.class,
            () ->
                read(
                    """
                    global:
                      resolve_timout: 5m
                    route:
                      receiver: a
                      group_wait: soon
                      routes:
                      - receiver: b
                        matchers: ['x']
                      - mute_time_intervals: [never]
                    receivers:
                    - name: a
                      webhook_config: []
                    - name: a
                    """));

    assertThat(refused.problems())
        .extracting(problem -> problem.line() + ":" + problem.column())
        .containsExactly("2:3", "5:15", "7:15", "8:16", "9:27", "12:3", "13:3");
    assertThat(refused)
        .hasMessageContaining("am.yml:7:15: undefined receiver \"b\" used in route")
        .hasMessageContaining("am.yml:8:16: bad matcher format: x");
  }

  @Test
  void whatIsForReceiversIsKeptUnread() {
    RoutingConfig config =
        read(
            """
            global:
              resolve_timeout: 1m
              smtp_smarthost: mail:25
              smtp_auth_password: hidden
            templates: ['*.tmpl']
            route: {receiver: a}
            receivers:
            - name: a
              email_configs:
              - to: one@example.org
              - to: two@example.org
                send_resolved: true
              webhook_configs:
              - url: http://secret/
            """);

    assertThat(config.global().resolveTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.global().receiverDefaults())
        .containsOnlyKeys("smtp_smarthost", "smtp_auth_password");
    assertThat(config.templates()).containsExactly("*.tmpl");
    List<IntegrationSpec> integrations = config.receivers().get(0).integrations();
    assertThat(integrations)
        .extracting(IntegrationSpec::toString)
        .containsExactly("email_configs[0]", "email_configs[1]", "webhook_configs[0]");
    assertThat(integrations)
        .extracting(IntegrationSpec::tellsResolved)
        .containsExactly(false, true, true);
    assertThat(integrations.get(0).sendResolved()).isEqualTo(Optional.empty());
    assertThat(integrations.get(1).value().line()).isEqualTo(11);
    assertThat(config.toString()).doesNotContain("hidden").doesNotContain("secret");
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    FileException refused =
        catchThrowableOfType(
            FileException.class, () -> RoutingConfig.read(Path.of("no", "such.yml"), Set.of()));

    assertThat(refused).hasMessage(Path.of("no", "such.yml") + ": there is no such file");
  }

  static RoutingConfig read(String text) {
    return RoutingConfig.parse("am.yml", text, RoutingConfig.ALERTMANAGER_INTEGRATIONS);
  }
}
