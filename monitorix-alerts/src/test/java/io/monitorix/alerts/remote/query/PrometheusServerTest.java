package io.monitorix.alerts.remote.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.rules.VectorQuery;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusServerTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_250L);

  private final MockWebServer web = new MockWebServer();
  private PrometheusServer server;

  @BeforeEach
  void start() throws IOException {
    web.start();
    server = server(Map.of("X-Scope-OrgID", "tenant-1"), 10_000);
  }

  @AfterEach
  void stop() {
    server.close();
    web.close();
  }

  private PrometheusServer server(Map<String, String> headers, long maxBytes) {
    Endpoint endpoint = Endpoint.of(web.url("/prometheus").uri(), Duration.ofSeconds(10));
    Endpoint named = new Endpoint(endpoint.url(), endpoint.timeout(), headers, endpoint.tls());
    return new PrometheusServer(named.withBasicAuth("me", "hush"), maxBytes);
  }

  private void answers(int status, String body) {
    web.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  @Test
  void aRuleGetsTheElementsThatTheServerGives() throws InterruptedException {
    answers(
        200,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + "{\"metric\":{\"id\":\"a\"},\"value\":[1700000000.25,\"1.5\"]},"
            + "{\"metric\":{},\"value\":[1700000000.25,\"+Inf\"]}]}}");

    List<Value.Element> elements =
        VectorQuery.of(server).ask(PromQl.parse("max by (id) (up{id!~\"b+\"})"), NOW);

    assertThat(elements)
        .containsExactly(
            new Value.Element(Labels.of("id", "a"), NOW.toEpochMilli(), 1.5),
            new Value.Element(Labels.EMPTY, NOW.toEpochMilli(), Double.POSITIVE_INFINITY));
    RecordedRequest request = web.takeRequest();
    assertThat(request.getUrl().encodedPath()).isEqualTo("/prometheus/api/v1/query");
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getBody().utf8())
        .isEqualTo("query=max+by+%28id%29+%28up%7Bid%21%7E%22b%2B%22%7D%29&time=1700000000.25");
    assertThat(request.getHeaders().get("X-Scope-OrgID")).isEqualTo("tenant-1");
    assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    assertThat(request.getHeaders().get("User-Agent")).startsWith("Monitorix");
  }

  @Test
  void theErrorOfTheServerIsThatOfTheQuery() {
    answers(
        422, "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}");

    assertThatThrownBy(() -> server.instant("up", NOW))
        .isInstanceOf(QueryFailedException.class)
        .hasMessage("too many samples");
  }

  @Test
  void whatIsNoAnswerOfTheApiIsQuotedWithWhereItCameFrom() {
    answers(503, "<html>\nno servers  here</html>");
    assertThatThrownBy(() -> server.instant("up", NOW))
        .hasMessageContaining("/prometheus/api/v1/query: HTTP 503: <html> no servers  here</html>");

    answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{");
    assertThatThrownBy(() -> server.instant("up", NOW)).isInstanceOf(QueryFailedException.class);

    answers(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[7]}}");
    assertThatThrownBy(() -> server.instant("up", NOW))
        .hasMessage("the server's answer is none of Prometheus's API");

    web.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build());
    assertThatThrownBy(() -> server.instant("up", NOW))
        .hasMessageContaining("moved; ask /elsewhere");
  }

  @Test
  void anAnswerThatIsTooLongIsNotReadToItsEnd() {
    answers(
        200,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
            + "{\"metric\":{\"id\":\"a\"},\"value\":[1,\"1\"]},".repeat(1000)
            + "{\"metric\":{},\"value\":[1,\"1\"]}]}}");

    assertThatThrownBy(() -> server.instant("up", NOW))
        .hasMessageContaining("the answer is longer than 10000 bytes");
  }

  @Test
  void aHeaderThatCannotBeSentIsNamedWithoutItsValue() {
    assertThatThrownBy(() -> server(Map.of("X-Key", "hu\nsh"), 1))
        .hasMessage("not a header that can be sent: X-Key");
  }

  @Test
  void samplesOfATimeCanBeSelected() throws InterruptedException {
    answers(
        200,
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
            + "{\"metric\":{\"__name__\":\"ALERTS_FOR_STATE\",\"alertname\":\"A\"},"
            + "\"values\":[[10,\"1\"],[20,\"2\"],[30,\"3\"]]}]}}");

    List<Series> found =
        new RemoteSeries(server)
            .select(
                List.of(
                    LabelMatcher.of("__name__", LabelMatcher.Type.EQUAL, "ALERTS_FOR_STATE"),
                    LabelMatcher.of("alertname", LabelMatcher.Type.EQUAL, "A\"")),
                new SelectHints(10_000, 30_000, 0, 20_000, null))
            .series();

    SampleBuffer newest = new SampleBuffer();
    found.get(0).readNewest(10_000, 29_999, newest);
    assertThat(newest.time(0)).isEqualTo(20_000);
    assertThat(newest.value(0)).isEqualTo(2);
    assertThat(web.takeRequest().getBody().utf8())
        .isEqualTo(
            "query=%7B__name__%3D%22ALERTS_FOR_STATE%22%2Calertname%3D%22A%5C%22%22%7D"
                + "%5B20001ms%5D&time=30");
  }
}
