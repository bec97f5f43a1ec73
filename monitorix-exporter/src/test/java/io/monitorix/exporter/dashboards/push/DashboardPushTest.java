package io.monitorix.exporter.dashboards.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.exporter.dashboards.push.Pushed.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPushTest {

  private static final String ONE =
      """
      {"uid": "one", "title": "One", "schemaVersion": 39, "version": 1,
       "annotations": {"list": [{"name": "Marks", "expr": "up"}]},
       "panels": [{"id": 1, "title": "A", "datasource": {"uid": "${datasource}"}}]}
      """;
  private static final String TWO =
      "{\"uid\": \"two\", \"title\": \"Two\", \"schemaVersion\": 39, \"panels\": []}";

  private FakeGrafana grafana = start(true);

  private static FakeGrafana start(boolean resources) {
    try {
      return new FakeGrafana(resources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void restart(boolean resources) {
    grafana.close();
    grafana = start(resources);
  }

  @AfterEach
  void stop() {
    grafana.close();
  }

  private List<Pushed> push(String folder, String... dashboards) {
    return pushAs(FakeGrafana.TOKEN, folder, dashboards);
  }

  private List<Pushed> pushAs(String token, String folder, String... dashboards) {
    Endpoint endpoint =
        Endpoint.of(URI.create(grafana.url()), Duration.ofSeconds(20))
            .withAuthorization("Bearer", token);
    try (DashboardPush push = new DashboardPush(endpoint)) {
      return push.push(List.of(dashboards), folder);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void dashboardsAreCreatedInTheirFolderAndThenLeftAlone(boolean resources) {
    restart(resources);

    assertThat(push("Monitorix", ONE, TWO))
        .extracting(Pushed::state)
        .containsExactly(State.CREATED, State.CREATED);
    assertThat(grafana.folders()).isEqualTo(Map.of("monitorix", "Monitorix"));
    assertThat(grafana.places()).isEqualTo(Map.of("one", "monitorix", "two", "monitorix"));
    assertThat(grafana.spec("one").toString()).contains("${datasource}");

    assertThat(push("Monitorix", ONE, TWO))
        .extracting(Pushed::state)
        .containsExactly(State.UNCHANGED, State.UNCHANGED);
    assertThat(grafana.version("one")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatSomebodyChangedIsReplaced(boolean resources) {
    restart(resources);
    assertThat(push("Monitorix", ONE, TWO)).hasSize(2);
    grafana.edit(
        "one",
        spec -> {
          spec.put("title", "Mine");
          return spec;
        });

    assertThat(push("Monitorix", ONE, TWO))
        .extracting(Pushed::state)
        .containsExactly(State.UPDATED, State.UNCHANGED);
    assertThat(grafana.spec("one")).containsEntry("title", "One");
    assertThat(grafana.version("one")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherFolderIsAChange(boolean resources) {
    restart(resources);
    assertThat(push("", ONE)).hasSize(1);
    assertThat(grafana.places()).isEqualTo(Map.of("one", ""));

    assertThat(push("Our site, lab", ONE)).extracting(Pushed::state).containsExactly(State.UPDATED);
    assertThat(grafana.places()).isEqualTo(Map.of("one", "our-site-lab"));
    assertThat(grafana.folders()).isEqualTo(Map.of("our-site-lab", "Our site, lab"));
  }

  @Test
  void theNewApiIsAskedInTheNamespaceOfTheOrganisation() {
    assertThat(push("Monitorix", ONE)).hasSize(1);

    assertThat(grafana.asked())
        .containsExactly(
            "GET /apis/dashboard.grafana.app",
            "GET /apis/folder.grafana.app",
            "GET /api/frontend/settings",
            "GET /apis/folder.grafana.app/v1beta1/namespaces/org-7/folders/monitorix",
            "POST /apis/folder.grafana.app/v1beta1/namespaces/org-7/folders",
            "GET /apis/dashboard.grafana.app/v1beta1/namespaces/org-7/dashboards/one",
            "POST /apis/dashboard.grafana.app/v1beta1/namespaces/org-7/dashboards");
  }

  @Test
  void theOlderApiIsAskedWhereThereIsNoNewOne() {
    restart(false);
    assertThat(push("Monitorix", ONE)).hasSize(1);

    assertThat(grafana.asked())
        .containsExactly(
            "GET /apis/dashboard.grafana.app",
            "GET /api/folders/monitorix",
            "POST /api/folders",
            "GET /api/dashboards/uid/one",
            "POST /api/dashboards/db");
  }

  @Test
  void whoeverIsFasterIsLookedAtOnceMore() {
    assertThat(push("Monitorix", ONE)).hasSize(1);
    String changed = ONE.replace("\"A\"", "\"B\"");
    grafana.beforeWrite(() -> grafana.edit("one", spec -> spec));

    assertThat(push("Monitorix", changed)).extracting(Pushed::state).containsExactly(State.UPDATED);
    assertThat(grafana.version("one")).isEqualTo(3);
  }

  @Test
  void whoCreatesAtTheSameTimeIsNoHindrance() {
    grafana.beforeWrite(
        () ->
            grafana.beforeWrite(
                () -> assertThat(push("Monitorix", ONE)).extracting(Pushed::state).hasSize(1)));

    assertThat(push("Monitorix", ONE)).extracting(Pushed::state).containsExactly(State.UNCHANGED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatBelongsToAFileIsNotTouchedAndTheOthersArePushed(boolean resources) {
    restart(resources);
    assertThat(push("Monitorix", ONE)).hasSize(1);
    grafana.provision("one");

    List<Pushed> pushed = push("Monitorix", ONE.replace("\"A\"", "\"B\""), TWO);

    assertThat(pushed).extracting(Pushed::state).containsExactly(State.FAILED, State.CREATED);
    assertThat(pushed.get(0).problem()).contains("belongs to", "file", "do not push");
  }

  @Test
  void aTokenThatIsNotKnownIsToldAndNotShown() {
    assertThatThrownBy(() -> pushAs("glsa_other_secret", "Monitorix", ONE))
        .isInstanceOf(GrafanaException.class)
        .hasMessageContaining("HTTP 401: Invalid API key")
        .hasMessageContaining("Service accounts")
        .hasMessageNotContaining("glsa_other_secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|{\"message\":\"no access\"}|HTTP 403: no access; who asks needs the role Editor",
        "200|<html>Welcome</html>|the answer is no JSON; is this a Grafana?",
        "404|<html>nginx</html>|the answer is no JSON; is this a Grafana?",
        "502|{\"message\":\"bad gateway\"}|HTTP 502: bad gateway; Grafana, or what stands before it",
        "500|''|HTTP 500; Grafana, or what stands before it",
        "400|{\"message\":\"odd\\u001b[31m\"}|HTTP 400: odd [31m",
      })
  void whateverElseIsAnsweredIsTold(int code, String body, String message) {
    grafana.answerAll(new MockResponse.Builder().code(code).body(body).build());

    assertThatThrownBy(() -> push("Monitorix", ONE))
        .isInstanceOf(GrafanaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPageToLogInIsToldWithoutItsQuery() {
    grafana.answerAll(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://sso.example.org/login?state=hidden")
            .build());

    assertThatThrownBy(() -> push("Monitorix", ONE))
        .isInstanceOf(GrafanaException.class)
        .hasMessageContaining("moved to https://sso.example.org/login;")
        .hasMessageContaining("its path included")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void whereNobodyListensIsTold() {
    String url = grafana.url();
    grafana.close();

    assertThatThrownBy(() -> push("Monitorix", ONE))
        .isInstanceOf(GrafanaException.class)
        .hasMessageContaining(url);
  }

  @Test
  void refusalsOfTheOlderApiAreToldForEach() {
    restart(false);
    assertThat(push("Monitorix", TWO)).hasSize(1);
    grafana.beforeWrite(
        () ->
            grafana.answerAll(
                new MockResponse.Builder()
                    .code(412)
                    .body("{\"status\":\"plugin-dashboard\",\"message\":\"belongs to a plugin\"}")
                    .build()));
    // The write itself is answered from memory; what follows is refused.
    List<Pushed> pushed = push("Monitorix", ONE, TWO);

    assertThat(pushed).extracting(Pushed::state).containsExactly(State.CREATED, State.FAILED);
    assertThat(pushed.get(1).problem()).contains("HTTP 412: belongs to a plugin");
  }

  @Test
  void whatIsNoDashboardIsRefused() {
    assertThatThrownBy(() -> push("Monitorix", "{\"title\": \"no uid\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uid");
  }

  @ParameterizedTest
  @CsvSource({"Monitorix,monitorix", "' Our site, lab ',our-site-lab", "'',''"})
  void aFolderHasTheSameUidEachTime(String title, String uid) {
    assertThat(DashboardPush.uid(title)).isEqualTo(uid);
  }

  @Test
  void uidsAreOfPlainCharactersAndShort() {
    assertThat(DashboardPush.uid("\u041f\u0440\u043e\u043a\u0441\u0438"))
        .matches("folder-[0-9a-f]+");
    assertThat(DashboardPush.uid("a".repeat(99))).hasSize(40);
  }

  @Test
  void likenessIsTheSameTextInAllButWhatGrafanaCounts() {
    Map<String, Object> wanted = FakeGrafana.parsed(ONE);

    assertThat(
            holds(ONE.replace("\"version\": 1", "\"version\": 9, \"id\": 4, \"added\": 1"), wanted))
        .isTrue();
    assertThat(holds(ONE.replace("\"A\"", "\"B\""), wanted)).isFalse();
    assertThat(holds(ONE.replace("\"panels\": [", "\"panels\": [{\"id\": 2},"), wanted)).isFalse();
    assertThat(holds(ONE.replace("\"Marks\"", "\"Other\""), wanted)).isFalse();
    assertThat(holds(ONE.replace("\"panels\"", "\"pannels\""), wanted)).isFalse();
  }

  private static boolean holds(String stored, Map<String, Object> wanted) {
    return Likeness.holds(FakeGrafana.parsed(stored), wanted);
  }
}
