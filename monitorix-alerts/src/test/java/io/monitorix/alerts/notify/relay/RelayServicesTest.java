package io.monitorix.alerts.notify.relay;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayServicesTest {

  private final WebService service = new WebService();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void alertmanagerGetsAlertsThatLast() {
    String config = "{urls: ['$URL/'], path_prefix: /am/, valid_for: 1h}";
    assertThat(service.send("alertmanager_configs", config, firing())).isEqualTo(Result.sent());

    assertThat(service.last().getTarget()).isEqualTo("/am/api/v2/alerts");
    assertThat(service.body(0))
        .startsWith("[{\"labels\":{\"alertname\":\"GuestDown\",\"cluster\":\"lab\",")
        .contains("\"annotations\":{\"description\"")
        .endsWith(
            "\"startsAt\":\"2026-11-24T11:50:00.65Z\",\"endsAt\":\"2026-11-24T13:00:00Z\","
                + "\"generatorURL\":\"https://monitorix.example/graph?g0.expr=pve_up\"}]");

    service.send("alertmanager_configs", config, resolved());
    assertThat(service.body(1)).contains("\"endsAt\":\"2026-11-24T11:58:00Z\"");
  }

  @Test
  void oneAlertmanagerOfAClusterIsEnough() {
    try (WebService other = new WebService()) {
      String config = "{urls: ['$URL', '" + other.url("/") + "']}";
      service.answering(503, "no");
      assertThat(service.send("alertmanager_configs", config, firing()))
          .isEqualTo(Result.sent().noting("not taken by 1 of 2"));
      service.answering(400, "no");
      other.answering(503, "no");
      assertThat(service.send("alertmanager_configs", config, firing()))
          .isInstanceOf(Result.Retry.class);
      service.answering(400, "no");
      other.answering(400, "no");
      assertThat(service.send("alertmanager_configs", config, firing()))
          .isInstanceOf(Result.Failed.class);
    }
  }

  @Test
  void theHeartBeatsWhileTheAlertFires() {
    assertThat(service.send("heartbeat_configs", "{url: '$URL/ping/x'}", firing()))
        .isEqualTo(Result.sent());
    assertThat(service.last().getMethod()).isEqualTo("GET");
    assertThat(service.last().getTarget()).isEqualTo("/ping/x");

    assertThat(service.send("heartbeat_configs", "{url: '$URL/ping/x'}", resolved()))
        .isInstanceOf(Result.Sent.class);
    assertThat(service.requests()).isEqualTo(1);

    service.send("heartbeat_configs", "{url: '$URL/ping/x', method: POST}", firing());
    assertThat(service.last().getMethod()).isEqualTo("POST");
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(problems("alertmanager_configs", "{}")).singleElement().asString().contains("urls");
    assertThat(problems("alertmanager_configs", "{urls: [a]}"))
        .singleElement()
        .asString()
        .contains("1:9", "http://");
    assertThat(problems("heartbeat_configs", "{url: 'http://a/', method: PUT}"))
        .singleElement()
        .asString()
        .contains("GET, POST, HEAD");
  }
}
