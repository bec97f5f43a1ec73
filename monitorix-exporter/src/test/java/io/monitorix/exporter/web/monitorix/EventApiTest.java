package io.monitorix.exporter.web.monitorix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.events.Change;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.events.EventType;
import io.monitorix.exporter.fixture.KnownCallers;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.WebSecurity;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventApiTest {

  private static final String PATH = "/api/monitorix/v1/events";
  private static final Duration LONG = Duration.ofMinutes(5);

  private final VirtualClock clock = new VirtualClock();
  private final EventLog log = new EventLog(100, clock, new Random(1));
  private EventApi api = start(new StreamLimits(10, LONG, Duration.ofSeconds(10)));
  private WebServer server = serve();

  private EventApi start(StreamLimits limits) {
    return EventApi.start(log, limits, Cors.ALL);
  }

  private WebServer serve() {
    return TestServer.start(RunningExporter.LOCAL, WebAccess.open(), api.routes());
  }

  private void restart(StreamLimits limits) {
    stop();
    api = start(limits);
    server = serve();
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  private EventClient listen(String query, String... headers) throws IOException {
    return new EventClient(server.port(), 0, query, headers);
  }

  private void happens(EventType type, String subject, String text) {
    log.append(
        List.of(
            new Change(
                clock.instant(),
                type,
                "lab",
                subject,
                "running",
                null,
                text,
                Map.of("node", "pve1"))));
  }

  private void stopped(String subject) {
    happens(EventType.GUEST_STATUS, subject, "stopped");
  }

  private void restart(KnownCallers callers, Scope seen) {
    stop();
    api = start(new StreamLimits(10, LONG, Duration.ofSeconds(10), Duration.ofMillis(50)));
    callers.add("part", Role.VIEWER, seen);
    server =
        WebServer.start(
            RunningExporter.LOCAL,
            WebSecurity.of(WebAccess.open()).with(callers, event -> {}, () -> true),
            api.routes());
  }

  @Test
  void aStreamEndsWhenItsClientMayNotListenAnyMore() throws IOException {
    KnownCallers callers = KnownCallers.ofEachRole();
    restart(callers, Scope.ALL);
    try (EventClient stays = listen("", "Authorization: Bearer viewer");
        EventClient goes = listen("", "Authorization: Bearer part")) {
      assertThat(goes.line()).isEqualTo("retry: 5000");
      assertThat(goes.line()).startsWith("id: ");

      callers.forget("part");

      assertThat(goes.line()).isNull();
      await().until(() -> api.listeners() == 1);
      stopped("qemu/100");
      assertThat(stays.line("event: ")).isEqualTo("guest.status");
      assertThat(listen("", "Authorization: Bearer part").status()).isEqualTo(401);
    }
  }

  @Test
  void aStreamOfNobodyEndsWhenSomebodyCouldLogIn() throws IOException {
    stop();
    api = start(new StreamLimits(10, LONG, Duration.ofSeconds(10), Duration.ofMillis(50)));
    KnownCallers callers = new KnownCallers();
    server =
        WebServer.start(
            RunningExporter.LOCAL,
            WebSecurity.of(WebAccess.open()).with(callers, event -> {}, () -> true),
            api.routes());
    try (EventClient client = listen("")) {
      assertThat(client.line()).isEqualTo("retry: 5000");
      assertThat(client.line()).startsWith("id: ");

      callers.add("first", Role.ADMIN, Scope.ALL);

      assertThat(client.line()).isNull();
    }
  }

  @Test
  void aScopeHidesEventsOfOtherClusters() throws IOException {
    KnownCallers callers = KnownCallers.ofEachRole();
    restart(callers, new Scope(Set.of("lab"), Set.of(), Set.of()));
    try (EventClient client = listen("", "Authorization: Bearer part")) {
      log.append(
          List.of(
              new Change(
                  clock.instant(),
                  EventType.GUEST_STATUS,
                  "other",
                  "qemu/7",
                  null,
                  "running",
                  "new",
                  Map.of())));
      stopped("qemu/100");

      assertThat(client.line("data: ")).contains("qemu/100").doesNotContain("qemu/7");
    }
  }

  @Test
  void anEventHasItsIdItsTypeAndAllThatIsKnownAsJson() throws IOException {
    try (EventClient client = listen("")) {
      assertThat(client.status()).isEqualTo(200);
      assertThat(client.head())
          .contains(
              "Content-type: text/event-stream; charset=utf-8",
              "Cache-control: no-cache",
              "X-accel-buffering: no");
      assertThat(client.line()).isEqualTo("retry: 5000");
      assertThat(client.line()).isEqualTo("id: " + log.last());

      happens(EventType.GUEST_STATUS, "qemu/100", "it \"stopped\"\nat once");

      assertThat(client.line()).isEqualTo("id: " + log.last());
      assertThat(client.line()).isEqualTo("event: guest.status");
      Map<String, Object> data = JsonPath.read(client.line("data: "), "$");
      assertThat(data.keySet())
          .containsExactly(
              "id", "time", "type", "cluster", "subject", "oldState", "newState", "text", "labels");
      assertThat(data)
          .containsEntry("id", log.last().toString())
          .containsEntry("time", "2026-02-03T04:05:06Z")
          .containsEntry("type", "guest.status")
          .containsEntry("cluster", "lab")
          .containsEntry("subject", "qemu/100")
          .containsEntry("oldState", "running")
          .containsEntry("newState", null)
          .containsEntry("text", "it \"stopped\"\nat once")
          .containsEntry("labels", Map.of("node", "pve1"));
    }
  }

  @Test
  void onlyWhatIsAskedForComes() throws IOException {
    try (EventClient client = listen("?type=guest.*&id=qemu/*&id=lxc/7&cluster=lab")) {
      client.line("id: ");
      stopped("lxc/100");
      happens(EventType.NODE_STATUS, "qemu/1", "no guest");
      stopped("lxc/7");
      stopped("qemu/8");

      assertThat(client.line("data: ")).contains("\"lxc/7\"");
      assertThat(client.line("data: ")).contains("\"qemu/8\"");
    }
  }

  @Test
  void whoeverResumesGetsWhatCameMeanwhile() throws IOException {
    String last;
    try (EventClient client = listen("")) {
      client.line("id: ");
      stopped("qemu/1");
      last = client.line("id: ");
    }
    stopped("qemu/2");
    stopped("qemu/3");
    for (String[] request :
        List.of(
            new String[] {"", "Last-Event-ID: " + last},
            new String[] {"?lastEventId=" + last},
            new String[] {"?lastEventId=0-0", "Last-Event-ID: " + last})) {
      String[] headers = request.length == 1 ? new String[0] : new String[] {request[1]};
      try (EventClient client = listen(request[0], headers)) {
        assertThat(client.line("event: ")).isEqualTo("guest.status");
        assertThat(client.line("data: ")).contains("qemu/2");
        assertThat(client.line("data: ")).contains("qemu/3");
      }
    }
  }

  @Test
  void whoeverComesBackTooLateIsToldAndGetsWhatIsKept() throws IOException {
    String first = log.last().toString();
    for (int i = 1; i <= 101; i++) {
      stopped("qemu/" + i);
    }
    for (String unknown : List.of(first, "1-5", "nonsense")) {
      try (EventClient client = listen("", "Last-Event-ID: " + unknown)) {
        assertThat(client.line("event: ")).isEqualTo("reset");
        assertThat(client.line("data: ")).isEqualTo("{\"id\":\"" + before(100) + "\"}");
        assertThat(client.line("data: ")).contains("qemu/2\"");
        for (int i = 3; i <= 101; i++) {
          assertThat(client.line("data: ")).contains("qemu/" + i + "\"");
        }
      }
    }
    try (EventClient client = listen("", "Last-Event-ID: " + before(100))) {
      assertThat(client.line("event: ")).isEqualTo("guest.status");
    }
  }

  /** The id that is so many before the last one. */
  private String before(int events) {
    return log.last().process() + "-" + (log.last().sequence() - events);
  }

  @Test
  void aHeartbeatTellsHowFarItIsEvenPastWhatWasNotWanted() throws IOException {
    restart(new StreamLimits(3, Duration.ofMillis(50), LONG));
    try (EventClient client = listen("?type=alert.*")) {
      client.line("id: ");
      assertThat(client.line()).isEqualTo(":");
      stopped("qemu/1");
      await().untilAsserted(() -> assertThat(client.line("id: ")).isEqualTo(log.last().toString()));
    }
  }

  @Test
  void oneTooManyIsRefusedUntilAnotherIsGone() throws IOException {
    restart(new StreamLimits(2, Duration.ofMillis(50), LONG));
    try (EventClient stays = listen("")) {
      refusedAsLongAsAnotherListensToo();

      await().until(() -> api.listeners() == 1);
      try (EventClient later = listen("")) {
        assertThat(later.status()).isEqualTo(200);
        assertThat(stays.status()).isEqualTo(200);
      }
    }
    await().until(() -> api.listeners() == 0);
  }

  private void refusedAsLongAsAnotherListensToo() throws IOException {
    try (EventClient goes = listen("")) {
      goes.line("id: ");
      HttpResponse<String> third = RunningExporter.get(server.port(), PATH);
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(third.headers().firstValue("Retry-After")).contains("5");
      String detail = JsonPath.read(third.body(), "$.detail");
      assertThat(detail).contains("2 streams are open").contains("events.max_streams");
    }
  }

  @Test
  void placesOfThoseWhoAreGoneAreFoundAsSoonAsSomebodyNeedsOne() throws IOException {
    restart(new StreamLimits(2, LONG, LONG));
    for (int i = 0; i < 2; i++) {
      try (EventClient gone = listen("")) {
        gone.line("id: ");
      }
    }
    assertThat(api.listeners()).isEqualTo(2);
    await()
        .untilAsserted(
            () -> {
              try (EventClient next = listen("")) {
                assertThat(next.status()).isEqualTo(200);
              }
            });
  }

  @Test
  void streamsOfThoseWhoAreGoneAreForgottenByTheServer() throws IOException {
    restart(new StreamLimits(50, Duration.ofMillis(20), LONG));
    // the server may have 512 connections open: each that it forgot to count down would be one
    for (int round = 0; round < 11; round++) {
      List<EventClient> gone = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        EventClient client = listen("");
        gone.add(client);
        assertThat(client.status()).isEqualTo(200);
      }
      for (EventClient client : gone) {
        client.close();
      }
      await().until(() -> api.listeners() == 0);
    }
    assertThat(RunningExporter.get(server.port(), PATH + "?type=x").statusCode()).isEqualTo(400);
  }

  @Test
  void whoeverDoesNotReadIsCutOffAndTheOthersGoOn() throws IOException {
    restart(new StreamLimits(3, LONG, Duration.ofMillis(200)));
    String text = "x".repeat(100_000);
    try (EventClient slow = new EventClient(server.port(), 2048, "");
        EventClient quick = listen("?id=end")) {
      quick.line("id: ");
      assertThat(api.listeners()).isEqualTo(2);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                happens(EventType.GUEST_STATUS, "qemu/1", text);
                return api.listeners() == 1;
              });
      stopped("end");
      assertThat(quick.line("data: ")).contains("\"end\"");
      assertThat(slow.status()).isEqualTo(200);
    }
  }

  @Test
  void aMistakeIsAnsweredAsAProblem() {
    HttpResponse<String> answer = RunningExporter.get(server.port(), PATH + "?type=gust.*");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    String detail = JsonPath.read(answer.body(), "$.detail");
    assertThat(detail).contains("'gust.*'").contains("guest.status");
    assertThat(api.listeners()).isZero();
  }

  @Test
  void headIsAnsweredAtOnceAndHoldsNoPlace() throws IOException {
    try (RawConnection connection = RawConnection.to(server.port())) {
      connection.send("HEAD " + PATH + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.answerToHead().status()).isEqualTo(200);
    }
    await().until(() -> api.listeners() == 0);
  }

  @Test
  void theEndOfTheServerIsTheEndOfTheStreamsAndIsNotHeldUpByThem() throws IOException {
    try (EventClient client = listen("")) {
      client.line("id: ");
      CompletableFuture<Void> end = CompletableFuture.runAsync(this::stop);
      assertThat(client.line()).isNull();
      assertThat(end).succeedsWithin(Duration.ofSeconds(5));
      assertThat(api.listeners()).isZero();
    }
  }
}
