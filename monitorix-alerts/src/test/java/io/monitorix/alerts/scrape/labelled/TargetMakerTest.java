package io.monitorix.alerts.scrape.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.RelabelConfig.Action;
import io.monitorix.alerts.scrape.config.HttpAccess;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeProtocol;
import io.monitorix.alerts.scrape.config.ScrapeRequest;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.config.TargetSources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetMakerTest {

  private static final ScrapeConfig CONFIG = ScrapeConfig.of("node", TargetSources.of());

  private static Made made(ScrapeConfig config, String address, Map<String, String> labels) {
    return new TargetMaker(config).make(new TargetGroup(List.of(address), labels)).get(0);
  }

  private static Target target(ScrapeConfig config, String address, Map<String, String> labels) {
    return ((Made.Active) made(config, address, labels)).target();
  }

  @Test
  void defaultsAreFilledInAndNoPortIsAdded() {
    Target target = target(CONFIG, "host", Map.of("env", "prod"));

    assertThat(target.labels())
        .isEqualTo(Labels.of("env", "prod", "instance", "host", "job", "node"));
    assertThat(target.discovered())
        .isEqualTo(
            Labels.of(
                "__address__", "host",
                "__metrics_path__", "/metrics",
                "__scheme__", "http",
                "__scrape_interval__", "1m",
                "__scrape_timeout__", "10s",
                "env", "prod",
                "job", "node"));
    assertThat(target.url()).isEqualTo("http://host/metrics");
    assertThat(target.interval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void labelsDecideWhatIsAskedAndWhen() {
    Target target =
        target(
            CONFIG,
            "my_host:9100",
            Map.of(
                "__scheme__", "https",
                "__metrics_path__", "/a b",
                "__param_module", "x&y",
                "__scrape_interval__", "30s",
                "__scrape_timeout__", "1500ms",
                "__meta_x", "gone",
                "instance", "own",
                "job", "mine"));

    assertThat(target.url()).isEqualTo("https://my_host:9100/a%20b?module=x%26y");
    assertThat(target.labels()).isEqualTo(Labels.of("instance", "own", "job", "mine"));
    assertThat(target.timeout()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  void aLabelTakesThePlaceOfTheFirstValueOfItsParameter() {
    ScrapeRequest request =
        new ScrapeRequest(
            "http",
            "/probe",
            Map.of("module", List.of("a", "b"), "z", List.of("1")),
            ScrapeProtocol.DEFAULTS,
            Optional.empty(),
            true,
            HttpAccess.PLAIN);

    assertThat(target(CONFIG.asking(request), "h:1", Map.of()).url())
        .isEqualTo("http://h:1/probe?module=a&module=b&z=1");
    assertThat(target(CONFIG.asking(request), "h:1", Map.of("__param_module", "c")).url())
        .isEqualTo("http://h:1/probe?module=c&module=b&z=1");
  }

  @Test
  void theWayOfTheBlackboxExporter() {
    List<RelabelConfig> rules =
        List.of(
            new RelabelConfig(
                List.of("__address__"), ";", "(.*)", 0, "__param_target", "$1", Action.REPLACE),
            new RelabelConfig(
                List.of("__param_target"), ";", "(.*)", 0, "instance", "$1", Action.REPLACE),
            new RelabelConfig(List.of(), ";", "(.*)", 0, "__address__", "bb:9115", Action.REPLACE));

    Target target = target(CONFIG.relabelled(rules), "https://example.com/a", Map.of());

    assertThat(target.url())
        .isEqualTo("http://bb:9115/metrics?target=https%3A%2F%2Fexample.com%2Fa");
    assertThat(target.labels().get("instance")).isEqualTo("https://example.com/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://h/x|job|j|is not a valid hostname",
        "user@h|job|j|is not a valid hostname",
        "h:1:2|job|j|is not a valid hostname",
        "h|__scheme__|ftp|not http or https",
        "h|__scrape_interval__|never|error parsing scrape interval",
        "h|__scrape_interval__|0s|scrape interval cannot be 0",
        "h|__scrape_timeout__|2m|scrape timeout cannot be greater than scrape interval (2m > 1m)",
      })
  void whatCannotBeAskedIsToldWithTheReason(
      String address, String label, String value, String reason) {
    assertThat(made(CONFIG, address, Map.of(label, value)))
        .isInstanceOfSatisfying(
            Made.Failed.class, failed -> assertThat(failed.reason()).contains(reason));
  }

  @Test
  void anAddressOfVersionSix() {
    assertThat(target(CONFIG, "[2001:db8::1]:9100", Map.of()).url())
        .isEqualTo("http://[2001:db8::1]:9100/metrics");
  }
}
