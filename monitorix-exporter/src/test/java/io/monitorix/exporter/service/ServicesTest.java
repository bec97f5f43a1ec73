package io.monitorix.exporter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.ProbeResult;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServicesTest {

  private static final String WEB =
      "{\"name\": \"web\", \"target\": \"http://web.example/\", \"module\": \"http_2xx\"}";

  @TempDir private Path folder;
  private final VirtualClock clock = new VirtualClock();
  private final List<List<String>> checked = new ArrayList<>();

  private Services services(ProbesConfig config, StateDatabase state) {
    return new Services(
        config,
        Optional.of(new ServiceStore(state)),
        all -> checked.add(all.checks().stream().map(CheckConfig::service).toList()),
        clock);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAddedIsCheckedAtOnceAndByOthersWithTheirNextLook(TestDatabase database) {
    var place = database.fresh(folder);
    try (StateDatabase state = StateDatabase.open(place, clock);
        StateDatabase others = StateDatabase.open(place, clock)) {
      Services services = services(ProbesConfig.standard(), state);
      Services elsewhere = services(ProbesConfig.standard(), others);

      AddedService added = services.add(WEB, "ann").orElseThrow();
      assertThat(checked).containsExactly(List.of("web"));
      elsewhere.refresh();
      elsewhere.refresh();
      assertThat(checked).containsExactly(List.of("web"), List.of("web"));
      assertThat(elsewhere.added()).containsExactly(added);
      assertThat(elsewhere.add(WEB, "bob")).isEmpty();

      clock.advance(Duration.ofSeconds(1));
      String often = WEB.replace("}", ", \"interval\": \"5s\"}");
      assertThat(services.change(added, often, "bob"))
          .map(each -> each.check().timing().interval())
          .contains(Duration.ofSeconds(5));
      assertThat(services.remove("web")).isTrue();
      assertThat(services.remove("web")).isFalse();
      assertThat(services.added()).isEmpty();
    }
  }

  @Test
  void theConfigurationWinsWhereBothHaveOneOfTheSameName() {
    try (StateDatabase state = StateDatabase.open(TestDatabase.SQLITE.fresh(folder), clock)) {
      Services services = services(ProbesConfig.standard(), state);
      services.add(WEB, "ann");
      services.apply(ProbesConfig.standard().with(List.of(services.read(WEB))));

      assertThat(checked.get(checked.size() - 1)).containsExactly("web");
      assertThat(services.added()).isEmpty();
      assertThat(services.isConfigured("web")).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\"}|missing key 'module'",
        "{\"name\":\"x\",\"target\":\"a\",\"module\":\"http_2x\"}|did you mean 'http_2xx'",
        "{\"name\":\"x\",\"target\":\"a\",\"module\":\"http_2xx\",\"interval\":\"x\"}|interval: ",
        "{\"name\":\"x\",\"target\":\"a:b\",\"module\":\"tcp_connect\"}|target: ",
        "{\"name\":\"x\",\"target\":\"a\",\"prober\":\"http\"}|unknown key 'prober'",
        "[1]|expected a mapping",
      })
  void whatIsWrongWithADefinitionIsTold(String definition, String problem) {
    Services services = new Services(ProbesConfig.standard(), Optional.empty(), all -> {}, clock);

    assertThatThrownBy(() -> services.read(definition))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aVariableOfTheProcessIsNotReplacedInADefinition() {
    Services services = new Services(ProbesConfig.standard(), Optional.empty(), all -> {}, clock);

    assertThat(services.read(WEB.replace("\"web\"", "\"${PATH}\"")).service()).isEqualTo("${PATH}");
  }

  private Check check() {
    CheckConfig config =
        new Services(ProbesConfig.standard(), Optional.empty(), all -> {}, clock).read(WEB);
    return new Check(
        config.service(), config.targets().get(0), config.module(), config.timing(), null);
  }

  @Test
  void theLastResultsOfEachCheckAreRemembered() {
    CheckHistory history = new CheckHistory(clock);
    Check check = check();
    for (int i = 0; i <= CheckHistory.KEPT; i++) {
      clock.advance(Duration.ofSeconds(1));
      history.turned(check, new ProbeResult(i % 2 == 0, List.of(), List.of("no " + i)));
    }

    assertThat(history.of("web")).hasSize(CheckHistory.KEPT);
    assertThat(history.of("web").get(0).time()).isEqualTo(clock.instant());
    assertThat(history.of("web").get(1).reason()).isEqualTo("no 99");
    assertThat(history.of("other")).isEmpty();
    history.keep(each -> false);
    assertThat(history.of("web")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void turnsAreKeptByTheOneThatLeadsAndReadPageByPage(TestDatabase database) {
    try (StateDatabase state = StateDatabase.open(database.fresh(folder), clock);
        CheckTurns turns = new CheckTurns(state, () -> true, clock);
        CheckTurns others = new CheckTurns(state, () -> false, clock)) {
      Check check = check();
      for (int i = 0; i < 5; i++) {
        ProbeResult result = new ProbeResult(i % 2 == 0, List.of(), List.of("no " + i));
        turns.turned(check, result);
        others.turned(check, result);
        clock.advance(i == 2 ? Duration.ZERO : Duration.ofSeconds(1));
      }
      await().until(() -> turns.of("web", null, 10).size() == 5);

      List<CheckTurns.Turn> first = turns.of("web", null, 3);
      CheckTurns.Place place = CheckTurns.Place.parse(first.get(2).place().toString());
      List<CheckTurns.Turn> all = new ArrayList<>(first);
      all.addAll(turns.of("web", place, 3));
      assertThat(all).isEqualTo(turns.of("web", null, 10)).doesNotHaveDuplicates();
      assertThat(all.get(0).success()).isTrue();
      assertThat(all.get(0).reason()).isEmpty();
    }
  }
}
