package io.monitorix.spring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.properties.InvalidPropertyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class InvalidPropertyTest {

  private static FailureAnalysis analysisOf(String... properties) {
    FailureAnalysis[] found = new FailureAnalysis[1];
    Contexts.bare()
        .withPropertyValues(properties)
        .run(
            context -> {
              Throwable failure = context.getStartupFailure();
              assertThat(failure).as("the application starts").isNotNull();
              found[0] = new InvalidPropertyFailureAnalyzer(null).analyze(failure);
            });
    assertThat(found[0]).as("the failure is explained").isNotNull();
    return found[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name=                       | targets[0].name            | has no name                 | Name it
          servers=                    | targets[0].servers         | has no server               | Name one
          servers=https://a/b?c       | targets[0].servers[0]      |                             | Write a URL
          token-id=                   | targets[0].token-id        | is no ID of a token         | user@realm!name
          token-secret=               | targets[0].token-secret    | has no value                | Set it
          user=root@pam               | targets[0].token-id        | a token and a user          | Set token-id and
          ca-file=/no/such/file       | targets[0].ca-file         | cannot be read              | PEM
          fingerprints=12             | targets[0].fingerprints[0] |                             | pvenode cert info
          ssl-bundle=none             | targets[0].ssl-bundle      | no SSL bundle 'none'        | spring.ssl.bundle.pem.none
          interval=0s                 | targets[0].interval        | not a time to poll at       | at most 1d
          timeout=1h                  | targets[0].timeout         | does not fit                | at most the interval
          collectors=nodes,wombat     | targets[0].collectors[     | there is no collector       | There are
          """)
  void aWrongPropertyOfATargetIsNamedWithTheFix(
      String change, String property, @Nullable String problem, String fix) {
    String[] target = Contexts.target("lab");
    String[] all = Arrays.copyOf(target, target.length + 1);
    all[target.length] = "monitorix.targets[0]." + change;

    FailureAnalysis analysis = analysisOf(all);

    assertThat(analysis.getDescription())
        .startsWith("The property 'monitorix." + property)
        .contains(problem == null ? "" : problem);
    assertThat(analysis.getAction()).contains(fix).endsWith(".");
  }

  @Test
  void twoTargetsOfOneNameAreRefused() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.targets[0].name=lab",
            "monitorix.targets[0].servers=a",
            "monitorix.targets[0].token-id=a@pve!b",
            "monitorix.targets[0].token-secret=hush",
            "monitorix.targets[1].name=lab",
            "monitorix.targets[1].servers=b",
            "monitorix.targets[1].token-id=a@pve!b",
            "monitorix.targets[1].token-secret=hush");
    assertThat(analysis.getDescription())
        .contains("monitorix.targets[1].name")
        .contains("'lab'")
        .doesNotContain("hush");
  }

  @Test
  void aRuleFileThatIsNotThereIsNamed() {
    FailureAnalysis analysis = analysisOf("monitorix.alerts.rules.files=classpath:rules/none.yml");
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.rules.files[0]")
        .contains("none.yml");
  }

  @Test
  void aMistakeInARuleFileIsNamedWithItsPlace(@TempDir Path folder) throws Exception {
    Path rules = folder.resolve("rules.yml");
    Files.writeString(rules, "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: up >\n");
    FailureAnalysis analysis = analysisOf("monitorix.alerts.rules.files=" + rules);
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.rules.files[0]")
        .contains("rules.yml:5:");
  }

  @Test
  void aMistakeInTheRoutingIsSaidOfItsProperty() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.receivers[0].name=ops",
            "monitorix.alerts.routing.receivers[0].integrations.webhook[0].url=hook.example.org");
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.routing.receivers[0].integrations.webhook[0].url");
  }

  @Test
  void aKindOfReceiverThatThereIsNotIsSaidOfItsProperty() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.receivers[0].name=ops",
            "monitorix.alerts.routing.receivers[0].integrations.pigeon[0].to=home");
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.routing.receivers[0].integrations.pigeon")
        .contains("pigeon_configs");
  }

  @Test
  void aReceiverThatThereIsNotIsSaidOfItsRoute() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.receivers[0].name=ops",
            "monitorix.alerts.routing.route.routes[0].receiver=opps",
            "monitorix.alerts.routing.route.routes[0].matchers[0]=severity=critical");
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.routing.route.routes[0]")
        .contains("opps");
  }

  @Test
  void aBeanThatIsNotThereIsSaidOfItsReceiver() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.receivers[0].name=ops",
            "monitorix.alerts.routing.receivers[0].beans=pager");
    assertThat(analysis.getDescription())
        .contains("monitorix.alerts.routing.receivers[0].beans")
        .contains("'pager'");
  }

  @Test
  void aFileOfRoutesAndPropertiesContradictEachOther() {
    FailureAnalysis analysis =
        analysisOf(
            "monitorix.alerts.rules.files=classpath:rules/always.yml",
            "monitorix.alerts.routing.config-file=classpath:alertmanager.yml",
            "monitorix.alerts.routing.receivers[0].name=ops");
    assertThat(analysis.getDescription()).contains("monitorix.alerts.routing.config-file");
  }

  @Test
  void aDatabaseThatIsAskedForHasToBeThere() {
    String rules = "monitorix.alerts.rules.files=classpath:rules/always.yml";
    assertThat(analysisOf(rules, "monitorix.alerts.database.use=data-source").getDescription())
        .contains("monitorix.alerts.database.use")
        .contains("no DataSource");
    assertThat(analysisOf(rules, "monitorix.alerts.database.use=file").getAction())
        .contains("monitorix.data-dir");
    assertThat(analysisOf(rules, "monitorix.alerts.database.data-source=x").getDescription())
        .contains("monitorix.alerts.database.data-source");
    assertThat(analysisOf(rules, "monitorix.alerts.database.retention=1h").getDescription())
        .contains("monitorix.alerts.database.retention");
    assertThat(analysisOf(rules, "monitorix.alerts.interval=0s").getDescription())
        .contains("monitorix.alerts.interval");
  }

  @ParameterizedTest
  @CsvSource({"monitorix.data-dir", "monitorix.data-dir[0]", "monitorix.data-dir.deep.below"})
  void thePlaceOfThePropertyIsToldOrOfWhatItIsAPartOf(String property) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new OriginTrackedMapPropertySource(
                "application.yml",
                Map.of(
                    "monitorix.data-dir",
                    OriginTrackedValue.of(
                        "x",
                        new TextResourceOrigin(
                            new ByteArrayResource(new byte[0], "application.yml"),
                            new TextResourceOrigin.Location(6, 13))))));
    FailureAnalysis analysis =
        Objects.requireNonNull(
            new InvalidPropertyFailureAnalyzer(environment)
                .analyze(new InvalidPropertyException(property, "it is bad", "do better")));
    assertThat(analysis.getDescription()).contains("application.yml").contains("7:14");
    assertThat(analysis.getAction()).isEqualTo("Do better.");
  }
}
