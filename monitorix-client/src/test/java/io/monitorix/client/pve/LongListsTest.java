package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.ListCall;
import io.monitorix.client.Method;
import io.monitorix.client.Page;
import io.monitorix.client.Pages;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.Journal;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.task.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LongListsTest {

  private final PveServer server = new PveServer();
  private final NodeApi node = server.client.node("a");

  @AfterEach
  void stop() {
    server.close();
  }

  private String query() throws InterruptedException {
    return String.valueOf(server.http.takeRequest().getUrl().query());
  }

  private void page(int first, int last, String rest) {
    server.answer(
        IntStream.rangeClosed(first, last)
            .mapToObj(n -> "{\"n\":" + n + ",\"t\":\"line " + n + "\"}")
            .collect(Collectors.joining(",", "{\"data\":[", "]" + rest + "}")));
  }

  @Test
  void pagesAreFetchedAsTheyAreWalkedThrough() throws InterruptedException {
    Pages<LogLine> log = node.syslog(SyslogFilter.none()).pageSize(3);
    page(1, 3, ",\"total\":7");
    page(4, 6, ",\"total\":7");
    page(7, 7, ",\"total\":7");

    Iterator<LogLine> lines = log.iterator();

    assertThat(server.http.getRequestCount()).isZero();
    List<Integer> numbers = new ArrayList<>();
    List<Integer> requests = new ArrayList<>();
    while (lines.hasNext()) {
      numbers.add(lines.next().number());
      requests.add(server.http.getRequestCount());
    }
    assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(requests).containsExactly(1, 1, 1, 2, 2, 2, 3);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(lines::next);
    assertThat(query()).isEqualTo("start=0&limit=3");
    assertThat(query()).isEqualTo("start=3&limit=3");
    assertThat(query()).isEqualTo("start=6&limit=3");
  }

  @Test
  void withoutATotalTheFirstEmptyPageIsTheEnd() {
    Pages<LogLine> log = node.syslog(SyslogFilter.none()).pageSize(2);
    page(1, 2, "");
    page(3, 3, "");
    page(1, 0, "");

    assertThat(log.stream().map(LogLine::number)).containsExactly(1, 2, 3);
  }

  @Test
  void rowsThatCannotBeReadEndNothing() {
    Pages<LogLine> log = node.syslog(SyslogFilter.none()).pageSize(2);
    server.answer("{\"data\":[{\"n\":1},{\"n\":2}],\"total\":\"4\"}");
    server.answer("{\"total\":4,\"data\":[{\"n\":3,\"t\":\"three\"},null]}");

    assertThat(log).extracting(LogLine::text).containsExactly("three");
  }

  @Test
  void aLogThatGrowsMeanwhileIsReadToItsNewEnd() {
    Pages<LogLine> log = node.syslog(SyslogFilter.none()).pageSize(2);
    page(1, 2, ",\"total\":3");
    page(3, 4, ",\"total\":5");
    page(5, 5, ",\"total\":5");

    assertThat(log).hasSize(5);
  }

  @Test
  void aStreamFetchesNoMoreThanIsTaken() {
    Pages<LogLine> log = node.syslog(SyslogFilter.none()).pageSize(2);
    page(1, 2, ",\"total\":1000");

    assertThat(log.stream().limit(2).map(LogLine::text)).containsExactly("line 1", "line 2");
    assertThat(server.http.getRequestCount()).isOne();
  }

  @Test
  void aFailureInTheMiddleComesOutWhereItHappens() {
    Iterator<LogLine> lines = node.syslog(SyslogFilter.none()).pageSize(1).iterator();
    page(1, 1, ",\"total\":2");
    server.fail(403, "Permission check failed (/nodes/a, Sys.Syslog)");

    assertThat(lines.next().number()).isEqualTo(1);
    assertThatExceptionOfType(PermissionException.class).isThrownBy(lines::hasNext);
  }

  @Test
  void anAnswerWithoutDataIsNoPage() {
    server.answer("{\"total\":5}");
    Pages<LogLine> log = node.syslog(SyslogFilter.none());

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> log.iterator().hasNext())
        .withMessageContaining("data");
    assertThatIllegalArgumentException().isThrownBy(() -> log.pageSize(0));
  }

  @Test
  void theSystemLogIsNarrowedInTheTimeOfTheNode() throws InterruptedException {
    page(1, 1, ",\"total\":1");

    assertThat(
            node.syslog(
                SyslogFilter.none()
                    .since(LocalDateTime.of(2026, 1, 2, 3, 4))
                    .until(LocalDateTime.of(2026, 1, 2, 13, 4, 5, 6))
                    .service("pvedaemon")))
        .hasSize(1);
    assertThat(query())
        .isEqualTo(
            "start=0&limit=500&since=2026-01-02 03:04:00&until=2026-01-02 13:04:05"
                + "&service=pvedaemon");
  }

  @Test
  void tasksAreListedToTheOldest() throws InterruptedException {
    String upid = "UPID:a:0000BEEF:01234567:6955B900:vzdump:7:ann@pve:";
    String row = "{\"upid\":\"" + upid + "\"}";
    server.answer("{\"data\":[" + row + "," + row + "],\"total\":3}");
    server.answer("{\"data\":[" + row + "],\"total\":3}");

    Pages<Task> tasks = node.tasks().all(TaskFilter.none().type("vzdump").limit(7)).pageSize(2);

    assertThat(tasks).hasSize(3);
    assertThat(query()).isEqualTo("limit=2&start=0&typefilter=vzdump");
    assertThat(query()).isEqualTo("limit=2&start=2&typefilter=vzdump");
  }

  @Test
  void aPageOfTasksSaysHowManyThereAre() throws InterruptedException {
    server.answer("{\"data\":[{\"upid\":7}],\"total\":3}");

    Page<Task> page = node.tasks().page(TaskFilter.none().start(2).limit(1)).execute();

    assertThat(page.total()).isEqualTo(3);
    assertThat(page.rows()).describedAs("one that cannot be read").isEmpty();
    assertThat(query()).isEqualTo("limit=1&start=2");
  }

  @Test
  void aJournalIsReadBetweenItsCursors() throws InterruptedException {
    server.answerData("[\"s=1;i=a\",\"first\",\"\",\"last\",\"s=1;i=c\"]");
    server.answerData("[\"s=1;i=c\",\"s=1;i=c\"]");
    server.answerData("[]");
    server.answerData("[\"s=1\"]");

    assertThat(node.journal(JournalFilter.last(3)).execute())
        .isEqualTo(new Journal("s=1;i=a", List.of("first", "", "last"), "s=1;i=c"));
    assertThat(node.journal(JournalFilter.after("s=1;i=c")).execute())
        .isEqualTo(new Journal("s=1;i=c", List.of(), "s=1;i=c"));
    assertThat(node.journal(JournalFilter.before("s=1;i=a", 5)).execute())
        .isEqualTo(new Journal(null, List.of(), null));
    node.journal(JournalFilter.between(Instant.ofEpochSecond(10), Instant.ofEpochSecond(20)))
        .execute();

    assertThat(query()).isEqualTo("lastentries=3");
    assertThat(query()).isEqualTo("startcursor=s=1;i=c");
    assertThat(query()).isEqualTo("lastentries=5&endcursor=s=1;i=a");
    assertThat(query()).isEqualTo("since=10&until=20");
    assertThatIllegalArgumentException().isThrownBy(() -> JournalFilter.last(0));
  }

  private void guests(int count) {
    server.answerData(
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> "{\"id\":\"qemu/" + n + "\",\"type\":\"qemu\",\"vmid\":" + n + "}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void rowsAreHandedOutAsTheyCome() {
    List<String> seen = new ArrayList<>();
    server.answer(
        "{\"x\":[1],\"data\":[{\"id\":\"qemu/1\",\"type\":\"qemu\"},{\"type\":\"qemu\"},null,"
            + "{\"id\":\"node/a\",\"type\":\"node\"}],\"total\":2}");

    server.client.cluster().resources().forEachRow(row -> seen.add(row.id()));

    assertThat(seen).containsExactly("qemu/1", "node/a");
  }

  @Test
  void rowsOfAnAnswerThatBreaksOffAreHandedOutUntilThen() {
    List<String> seen = new ArrayList<>();
    ListCall<ClusterResource> call = server.client.cluster().resources();
    server.answer("{\"data\":[{\"id\":\"qemu/1\",\"type\":\"qemu\"},{\"id\":");

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> call.forEachRow(row -> seen.add(row.id())))
        .withMessageContaining("cut short");
    assertThat(seen).containsExactly("qemu/1");
  }

  @Test
  void aConnectionThatBreaksInTheMiddleIsAFailureAndNoSecondTry() {
    List<Integer> seen = new ArrayList<>();
    Buffer half = new Buffer().writeUtf8("{\"data\":[");
    for (int i = 0; i < 20_000; i++) {
      half.writeUtf8("{\"n\":" + i + ",\"t\":\"some words to fill the line with\"},");
    }
    server.http.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(half)
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThatThrownBy(
            () ->
                server
                    .client
                    .requestList(
                        Method.GET, "/nodes/{node}/syslog", Map.of("node", "a"), LogLine.class)
                    .forEachRow(line -> seen.add(line.number())))
        .isInstanceOfAny(ConnectionException.class, ProtocolException.class);
    assertThat(server.http.getRequestCount()).isOne();
    assertThat(seen).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":{}}", "{\"data\":[7]}", "[]"})
  void whatIsNoListHasNoRows(String answer) {
    server.answer(answer);

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> server.client.cluster().resources().forEachRow(row -> {}));
  }

  @Test
  void nullIsAnEmptyList() {
    server.answerData("null");
    List<ClusterResource> seen = new ArrayList<>();

    server.client.cluster().resources().forEachRow(seen::add);

    assertThat(seen).isEmpty();
  }

  static List<Throwable> thrown() {
    return List.of(
        new UncheckedIOException("disk full", new IOException("no space")),
        new JsonDataException("of the consumer's own"),
        new IllegalStateException("enough"),
        new AssertionError("an error"));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whatTheConsumerThrowsComesOutAsItIsAndFreesTheConnection(Throwable thrown) {
    OkHttpClient own = new OkHttpClient.Builder().connectionPool(new ConnectionPool()).build();
    List<ClusterResource> seen = new ArrayList<>();
    try (PveClient client = server.clientBuilder().httpClient(own).build()) {
      guests(10_000);

      assertThatThrownBy(
              () ->
                  client
                      .cluster()
                      .resources()
                      .forEachRow(
                          row -> {
                            seen.add(row);
                            sneaky(thrown);
                          }))
          .isSameAs(thrown);
      assertThat(seen).hasSize(1);
      // Either back in the pool or closed; one that leaked would be neither.
      assertThat(own.connectionPool().connectionCount())
          .isEqualTo(own.connectionPool().idleConnectionCount());
      guests(2);
      assertThat(client.cluster().resources().execute()).hasSize(2);
    } finally {
      own.connectionPool().evictAll();
      own.dispatcher().executorService().shutdown();
    }
  }

  private static void sneaky(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  @Test
  void aListCallIsAlsoAnOrdinaryCall() {
    ListCall<ClusterResource> call =
        server.client.cluster().resources(ResourceType.VM).withTimeout(Duration.ofSeconds(9));
    guests(3);
    guests(4);
    guests(5);

    assertThat(call.execute()).hasSize(3);
    assertThat(call.executeAsync().join()).hasSize(4);
    assertThat(call.raw().execute().body()).startsWith("{\"data\":[{\"id\":\"qemu/1\"");
    assertThat(call.endpoint()).isEqualTo("/cluster/resources");
    assertThat(call.path()).isEqualTo("/cluster/resources");
    assertThat(call.method()).isEqualTo(Method.GET);
    assertThat(call).hasToString("GET /cluster/resources");
  }

  @Test
  void rowsHaveTheLimitOfTheirCall() {
    server.http.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThatThrownBy(
            () ->
                server
                    .client
                    .cluster()
                    .resources()
                    .withTimeout(Duration.ofMillis(50))
                    .forEachRow(row -> {}))
        .isInstanceOf(CallTimeoutException.class);
  }
}
