package io.monitorix.alerts.notify.oncall;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnCallServicesTest {

  /** SHA-256 of the group key, as {@code sha256sum} has it. */
  private static final String HASH =
      "44bb9701417b2391a70de64f02e57f7644e0d61103e65cc0d55bcad78bb55b0f";

  private final WebService service = new WebService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void pagerDutyGetsAnEvent() {
    service.answering(202, "{\"status\":\"success\"}");
    String config =
        "{url: '$URL/v2/enqueue', routing_key: R1, client: c, client_url: cu, description: d, severity: critical,"
            + " source: s, class: cl, component: co, group: g, details: {firing: f, resolved: r, extra: '{{ .Status }}'},"
            + " images: [{src: is, alt: ia, href: ih}], links: [{href: lh, text: lt}]}";
    assertThat(service.send("pagerduty_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.body(0))
        .isEqualTo(
            "{\"routing_key\":\"R1\",\"dedup_key\":\""
                + HASH
                + "\",\"event_action\":\"trigger\",\"payload\":{\"summary\":\"d\",\"source\":\"s\","
                + "\"severity\":\"critical\",\"class\":\"cl\",\"component\":\"co\",\"group\":\"g\","
                + "\"custom_details\":{\"extra\":\"firing\",\"firing\":\"f\",\"num_firing\":\"1\","
                + "\"num_resolved\":\"0\",\"resolved\":\"r\"}},\"client\":\"c\",\"client_url\":\"cu\","
                + "\"images\":[{\"src\":\"is\",\"alt\":\"ia\",\"href\":\"ih\"}],"
                + "\"links\":[{\"href\":\"lh\",\"text\":\"lt\"}]}");
  }

  @Test
  void pagerDutyIsToldWithDefaultsThatItIsOver() {
    service.send(
        "pagerduty_configs",
        "{url: '$URL/v2/enqueue', routing_key: R1, severity: '{{ .CommonLabels.severity }}!'}",
        resolved());

    assertThat(service.at("event_action")).isEqualTo("resolve");
    assertThat(service.at("dedup_key")).isEqualTo(HASH);
    assertThat(service.at("payload.severity")).isEqualTo("error");
    assertThat(service.at("payload.source")).isEqualTo("Monitorix");
    assertThat(service.textAt("payload.custom_details.resolved")).contains("Guest: web");
    assertThat(service.at("payload.custom_details.num_firing")).isEqualTo("0");
  }

  @Test
  void pagerDutyOfTheFirstVersionGetsItsOwn() {
    service.answering(403, "slow down");
    String config =
        "{url: '$URL/v1', service_key: S1, client: c, client_url: '', description: d, details: {firing: f, resolved: r}}";
    assertThat(service.send("pagerduty_configs", config, firing()))
        .isInstanceOf(Result.Retry.class);

    assertThat(service.body(0))
        .isEqualTo(
            "{\"service_key\":\"S1\",\"event_type\":\"trigger\",\"incident_key\":\""
                + HASH
                + "\",\"description\":\"d\",\"client\":\"c\",\"details\":{\"firing\":\"f\","
                + "\"num_firing\":\"1\",\"num_resolved\":\"0\",\"resolved\":\"r\"}}");
  }

  @Test
  void opsgenieGetsAnAlert() {
    service.answering(202, "{}");
    String config =
        "{api_url: '$URL/', api_key: k, message: '{{ printf \"%140s\" \"x\" }}', description: d, source: s,"
            + " details: {more: '{{ .Status }}'}, tags: 'a, b', actions: c, note: n, priority: P2, entity: e,"
            + " responders: [{name: 'x,y', type: teams}, {username: u, type: User}]}";
    assertThat(service.send("opsgenie_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.last().getTarget()).isEqualTo("/v2/alerts");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("GenieKey k");
    assertThat(service.at("alias")).isEqualTo(HASH);
    assertThat(service.textAt("message")).hasSize(130).endsWith("…");
    assertThat(service.at("description")).isEqualTo("d");
    assertThat(service.at("details"))
        .isEqualTo(
            Map.of(
                "alertname",
                "GuestDown",
                "cluster",
                "lab",
                "id",
                "qemu/101",
                "name",
                "web",
                "severity",
                "warning",
                "more",
                "firing"));
    assertThat(service.at("responders"))
        .isEqualTo(
            List.of(
                Map.of("name", "x", "type", "team"),
                Map.of("name", "y", "type", "team"),
                Map.of("username", "u", "type", "user")));
    assertThat(service.at("tags")).isEqualTo(List.of("a", "b"));
    assertThat(service.at("actions")).isEqualTo(List.of("c"));
    assertThat(service.at("note")).isEqualTo("n");
    assertThat(service.at("priority")).isEqualTo("P2");
    assertThat(service.at("entity")).isEqualTo("e");
    assertThat(service.at("source")).isEqualTo("s");
  }

  @Test
  void opsgenieClosesTheAlert() {
    service.answering(202, "{}");
    service.send("opsgenie_configs", "{api_url: '$URL', api_key: k, source: s}", resolved());

    assertThat(service.last().getTarget())
        .isEqualTo("/v2/alerts/" + HASH + "/close?identifierType=alias");
    assertThat(service.body(0)).isEqualTo("{\"source\":\"s\"}");
  }

  @Test
  void opsgenieChangesTheAlertIfToldSo() {
    String config =
        "{api_url: '$URL', api_key: k, update_alerts: true, message: m, description: d}";
    assertThat(service.send("opsgenie_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.request(1).getMethod()).isEqualTo("PUT");
    assertThat(service.request(1).getTarget())
        .isEqualTo("/v2/alerts/" + HASH + "/message?identifierType=alias");
    assertThat(service.body(1)).isEqualTo("{\"message\":\"m\"}");
    assertThat(service.body(2)).isEqualTo("{\"description\":\"d\"}");
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(problems("pagerduty_configs", "{}"))
        .singleElement()
        .asString()
        .contains("either 'routing_key' or 'service_key'");
    assertThat(problems("opsgenie_configs", "{api_key: k, responders: [{type: friend}]}"))
        .satisfiesExactly(
            first -> assertThat(first).contains("one of 'id', 'name', 'username'"),
            second -> assertThat(second).contains("team, teams, user, escalation, schedule"));
  }
}
