package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.fixture.RoutingServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue of notifications, by command and by the API that the commands ask. */
class NotificationsCommandTest {

  private static final String PATH = "/api/monitorix/v1/notifications";

  @TempDir private Path folder;
  private RoutingServer server;

  @BeforeEach
  void start() {
    server =
        new RoutingServer(
            folder,
            """
            route: {receiver: hook, group_by: [alertname], group_wait: 0s}
            receivers: [{name: hook, webhook_configs: [{url: 'http://hook.example/'}]}]
            """);
    server.started();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Outcome run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server=" + server.url());
    return Outcome.of(all.toArray(String[]::new));
  }

  private void fire(String name) {
    server.post("/api/v2/alerts", "[{\"labels\":{\"alertname\":\"" + name + "\"}}]");
    server.clock().advance(Duration.ofSeconds(1));
  }

  private List<String> ids(String state) {
    return server.texts(PATH + "?state=" + state, "$[*].id");
  }

  @Test
  void deadLettersAreListedRetriedAndDropped() {
    server.refuseForGood("404: no such channel");
    fire("Fire");
    fire("Cold");
    await().until(() -> ids("dead").size() == 2);

    Outcome all = run("notifications", "list", "--state", "dead");
    assertThat(all.status()).isZero();
    assertThat(all.out().lines().toList())
        .hasSize(3)
        .anyMatch(
            line ->
                line.matches(
                    "[0-9a-f]{16}  dead +hook/webhook\\[0] .* \\{}:\\{alertname=\"Fire\"} +"
                        + "404: no such channel"));
    assertThat(run("notifications", "list", "Cold").out().lines()).hasSize(2);
    assertThat(run("notifications", "list", "--state=held").out())
        .isEqualToIgnoringNewLines("nothing");

    String cold =
        JsonPath.read(run("notifications", "list", "Cold", "-o", "json").out(), "$[0].id");
    Outcome dropped = run("notifications", "drop", cold, "ffffffffffffffff");
    assertThat(dropped.status()).isEqualTo(1);
    assertThat(dropped.out()).isEqualToIgnoringNewLines(cold);
    assertThat(dropped.err()).contains("there is no dead letter ffffffffffffffff");

    server.refuseForGood("");
    List<String> left = ids("dead");
    assertThat(left).hasSize(1).doesNotContain(cold);
    Outcome retried = run("notifications", "retry", "--all");
    assertThat(retried.status()).isZero();
    assertThat(retried.out()).isEqualToIgnoringNewLines(left.get(0));
    await().until(() -> server.told().size() == 1);
    await().until(() -> ids("").isEmpty());
    assertThat(run("notifications", "retry", left.get(0)).status()).isEqualTo(1);
  }

  @Test
  void whatIsTriedOnSaysWhenAndWhy() {
    server.refuse(Duration.ofMinutes(2));
    fire("Fire");
    await().until(() -> server.refused() == 1);
    await().until(() -> server.texts(PATH, "$[*].attempt").equals(List.of("2")));

    String answer = server.get(PATH + "?state=pending").body();
    Map<String, Object> first = JsonPath.read(answer, "$[0]");
    assertThat(first)
        .containsEntry("state", "pending")
        .containsEntry("receiver", "hook")
        .containsEntry("firing", 1)
        .containsEntry("resolved", 0)
        .containsEntry("error", "not now")
        .containsEntry("groupLabels", Map.of("alertname", "Fire"));
    assertThat(String.valueOf(first.get("nextAttempt"))).startsWith("20");
    assertThat(ids("dead")).isEmpty();
    assertThat(run("notifications", "drop", String.valueOf(first.get("id"))).err())
        .contains("there is no dead letter");
  }

  @Test
  void whatIsWrongIsTold() {
    HttpResponse<String> answer = server.get(PATH + "?state=gone");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("state is pending, held or dead, and not gone");
    assertThat(run("notifications", "retry").status()).isEqualTo(2);
    assertThat(run("notifications", "retry", "--all", "x").status()).isEqualTo(2);
    assertThat(Outcome.of("notifications").err()).contains("name a command: list, retry or drop");
  }
}
