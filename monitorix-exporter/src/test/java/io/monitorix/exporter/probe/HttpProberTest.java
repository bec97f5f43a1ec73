package io.monitorix.exporter.probe;

import static io.monitorix.exporter.probe.Checking.has;
import static io.monitorix.exporter.probe.Checking.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpProberTest {

  private final MockWebServer server = new MockWebServer();
  private Checking checking;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    checking = new Checking(folder);
  }

  @AfterEach
  void stop() {
    checking.close();
    server.close();
  }

  private String url(String path) {
    return "http://localhost:" + server.getPort() + path;
  }

  private ProbeResult check(String http) {
    return checking.check("prober: http\nhttp:\n" + http.indent(2), url("/"));
  }

  private static MockResponse text(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  @Test
  void answerOfTheServerIsInTheMetrics() throws InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .body("0123456789")
            .setHeader("Last-Modified", "Mon, 05 Jan 2026 10:00:00 GMT")
            .build());

    ProbeResult result = checking.check(Checking.builtIn("http_2xx"), url("/where"));

    assertThat(result.success()).isTrue();
    assertThat(value(result, "probe_success")).isEqualTo(1);
    assertThat(value(result, "probe_http_status_code")).isEqualTo(200);
    assertThat(value(result, "probe_http_content_length")).isEqualTo(10);
    assertThat(value(result, "probe_http_uncompressed_body_length")).isEqualTo(10);
    assertThat(value(result, "probe_http_version")).isEqualTo(1.1);
    assertThat(value(result, "probe_http_ssl")).isZero();
    assertThat(value(result, "probe_http_redirects")).isZero();
    assertThat(value(result, "probe_ip_protocol")).isEqualTo(4);
    assertThat(value(result, "probe_failed_due_to_regex")).isZero();
    assertThat(value(result, "probe_http_last_modified_timestamp_seconds")).isEqualTo(1767607200);
    assertThat(has(result, "probe_ssl_earliest_cert_expiry")).isFalse();
    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/where");
    assertThat(request.getHeaders().get("Host")).isEqualTo("localhost:" + server.getPort());
    assertThat(request.getHeaders().get("Accept-Encoding")).isNull();
  }

  @Test
  void phasesAddUpToTheWhole() {
    server.enqueue(
        new MockResponse.Builder().body("slow").headersDelay(300, TimeUnit.MILLISECONDS).build());

    ProbeResult result = check("method: GET");

    double sum =
        Stream.of("resolve", "connect", "tls", "processing", "transfer")
            .mapToDouble(phase -> value(result, "probe_http_duration_seconds", "phase", phase))
            .sum();
    assertThat(value(result, "probe_http_duration_seconds", "phase", "processing"))
        .isGreaterThan(0.29);
    assertThat(value(result, "probe_http_duration_seconds", "phase", "tls")).isZero();
    assertThat(value(result, "probe_http_duration_seconds", "phase", "connect")).isPositive();
    assertThat(sum).isLessThanOrEqualTo(value(result, "probe_duration_seconds"));
  }

  @Test
  void nobodyListening() {
    String closed = url("/");
    server.close();

    ProbeResult result = checking.check(Checking.builtIn("http_2xx"), closed);

    assertThat(result.success()).isFalse();
    assertThat(value(result, "probe_success")).isZero();
    assertThat(value(result, "probe_http_status_code")).isZero();
    assertThat(result.reason()).contains("Failed to connect");
  }

  @Test
  void serverThatNeverAnswersEndsAtTheTimeout() {
    server.enqueue(
        new MockResponse.Builder()
            .onResponseStart(mockwebserver3.SocketEffect.Stall.INSTANCE)
            .build());

    ProbeResult result =
        checking.probes().check(Checking.builtIn("http_2xx"), url("/"), Duration.ofMillis(300));

    assertThat(result.reason()).isEqualTo("timed out");
    assertThat(value(result, "probe_duration_seconds")).isCloseTo(0.3, within(2.0));
  }

  static Stream<Arguments> expectations() {
    return Stream.of(
        arguments("valid_status_codes: [418]", true, false),
        arguments("valid_status_codes: [200, 204]", false, false),
        arguments("{}", false, false),
        arguments("{valid_status_codes: [418], valid_http_versions: [HTTP/2.0]}", false, false),
        arguments("{valid_status_codes: [418], valid_http_versions: [HTTP/1.1]}", true, false),
        arguments("{valid_status_codes: [418], fail_if_not_ssl: true}", false, false),
        arguments("{valid_status_codes: [418], fail_if_ssl: true}", true, false),
        arguments("{valid_status_codes: [418], fail_if_body_matches_regexp: [tea]}", false, true),
        arguments("{valid_status_codes: [418], fail_if_body_matches_regexp: [rum]}", true, false),
        arguments(
            "{valid_status_codes: [418], fail_if_body_not_matches_regexp: [rum]}", false, true),
        arguments(
            "{valid_status_codes: [418], fail_if_body_not_matches_regexp: [tea, pot]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_header_matches: [{header: x-pot, regexp: big}]}",
            false,
            true),
        arguments(
            "{valid_status_codes: [418], fail_if_header_matches: [{header: X-Pot, regexp: tiny}]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_header_matches: [{header: X-Pan, regexp: a}]}",
            false,
            true),
        arguments(
            "{valid_status_codes: [418], fail_if_header_not_matches: [{header: X-Pot, regexp: second}]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_header_not_matches: [{header: X-Pot, regexp: tiny}]}",
            false,
            true),
        arguments(
            "{valid_status_codes: [418], fail_if_header_not_matches: [{header: X-Pan, regexp: a, allow_missing: true}]}",
            true,
            false),
        arguments("{valid_status_codes: [418], body_size_limit: 10B}", false, false),
        arguments("{valid_status_codes: [418], body_size_limit: 1KB}", true, false),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_not_matches: [{path: $.pot.size, regexp: ^3$}]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_not_matches: [{path: $.pot.size, regexp: ^4$}]}",
            false,
            true),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_not_matches: [{path: $.pan}]}",
            false,
            true),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_not_matches: [{path: \"$.nodes[?(@.up == true)]\"}]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_matches: [{path: \"$.nodes[?(@.up == false)]\"}]}",
            true,
            false),
        arguments(
            "{valid_status_codes: [418], fail_if_body_json_path_matches: [{path: $.text, regexp: tea}]}",
            false,
            true));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("expectations")
  void answerIsComparedWithWhatIsExpected(String http, boolean success, boolean byRegex) {
    server.enqueue(
        new MockResponse.Builder()
            .code(418)
            .addHeader("X-Pot", "big")
            .addHeader("X-Pot", "second")
            .body("{\"text\": \"teapot\", \"pot\": {\"size\": 3}, \"nodes\": [{\"up\": true}]}")
            .build());

    ProbeResult result = check(http);

    assertThat(result.success()).as(result.log().toString()).isEqualTo(success);
    assertThat(value(result, "probe_failed_due_to_regex")).isEqualTo(byRegex ? 1 : 0);
    assertThat(value(result, "probe_http_status_code")).isEqualTo(418);
  }

  @Test
  void bodyThatIsNoJsonHoldsNothing() {
    server.enqueue(text("<html>"));

    ProbeResult result = check("fail_if_body_json_path_not_matches: [{path: $.status}]");

    assertThat(result.success()).isFalse();
    assertThat(value(result, "probe_failed_due_to_regex")).isEqualTo(1);
  }

  @Test
  void redirectsAreFollowedWithTheirCookies() throws InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "/login")
            .addHeader("Set-Cookie", "seen=1; Path=/")
            .build());
    server.enqueue(new MockResponse.Builder().code(301).addHeader("Location", "/home").build());
    server.enqueue(text("home"));

    ProbeResult result = checking.check(Checking.builtIn("http_2xx"), url("/"));

    assertThat(result.success()).isTrue();
    assertThat(value(result, "probe_http_redirects")).isEqualTo(2);
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("seen=1");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/home");
  }

  @Test
  void redirectIsTakenAsItIsWhereTheModuleSaysSo() {
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/x").build());
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/x").build());

    assertThat(check("{no_follow_redirects: true, valid_status_codes: [302]}").success()).isTrue();
    assertThat(check("follow_redirects: false").success()).isFalse();
  }

  @Test
  void redirectsWithoutEndFail() {
    for (int i = 0; i < 12; i++) {
      server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/").build());
    }

    ProbeResult result = checking.check(Checking.builtIn("http_2xx"), url("/"));

    assertThat(result.reason()).isEqualTo("more than 10 redirects");
    assertThat(server.getRequestCount()).isEqualTo(11);
  }

  @Test
  void redirectToAMetadataServiceIsNotFollowed() {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "http://169.254.169.254/latest/meta-data/")
            .build());

    ProbeResult result = checking.check(Checking.builtIn("http_2xx"), url("/"));

    assertThat(result.success()).isFalse();
    assertThat(result.log()).anyMatch(line -> line.contains("allow_link_local"));
  }

  @Test
  void loginGoesToTheTargetAndNotWhereItRedirects() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start(InetAddress.getLoopbackAddress(), 0);
      other.enqueue(text("other"));
      server.enqueue(
          new MockResponse.Builder()
              .code(302)
              .addHeader("Location", "http://localhost:" + other.getPort() + "/")
              .build());

      ProbeResult result =
          check("basic_auth: {username: monitorix, password: hush}\nheaders: {Host: www.example}");

      assertThat(result.success()).isTrue();
      RecordedRequest first = server.takeRequest();
      assertThat(first.getHeaders().get("Authorization")).isEqualTo("Basic bW9uaXRvcml4Omh1c2g=");
      assertThat(first.getHeaders().get("Host")).isEqualTo("www.example");
      RecordedRequest second = other.takeRequest();
      assertThat(second.getHeaders().get("Authorization")).isNull();
      assertThat(second.getHeaders().get("Host")).isEqualTo("localhost:" + other.getPort());
      assertThat(result.toString()).doesNotContain("hush", "bW9uaXRvcml4Omh1c2g=");
    }
  }

  static Stream<Arguments> logins() {
    return Stream.of(
        arguments("bearer_token: abc", "Bearer abc"),
        arguments("authorization: {credentials: abc}", "Bearer abc"),
        arguments("authorization: {type: Token, credentials: abc}", "Token abc"));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void tokensAreSent(String http, String header) throws InterruptedException {
    server.enqueue(text("ok"));

    assertThat(check(http).success()).isTrue();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo(header);
  }

  @Test
  void methodHeadersAndBodyAreSent() throws InterruptedException {
    server.enqueue(text("ok"));

    check("method: PUT\nheaders: {X-Key: k, Content-Type: text/x}\nbody: \"tea: 1\"");

    RecordedRequest request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("PUT");
    assertThat(request.getHeaders().get("X-Key")).isEqualTo("k");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("text/x");
    assertThat(request.getBody().utf8()).isEqualTo("tea: 1");
  }

  @Test
  void postWithoutABodyIsSent() throws InterruptedException {
    server.enqueue(text("ok"));

    assertThat(checking.check(Checking.builtIn("http_post_2xx"), url("/")).success()).isTrue();
    assertThat(server.takeRequest().getHeaders().get("Content-Length")).isEqualTo("0");
  }

  @Test
  void compressedBodyIsUnpackedWhereTheModuleSaysSo() throws Exception {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8("unpacked text");
    }
    server.enqueue(new MockResponse.Builder().body(packed.clone()).build());
    server.enqueue(new MockResponse.Builder().body(packed.clone()).build());
    server.enqueue(text("plain"));

    String regexp = "fail_if_body_not_matches_regexp: [unpacked]";

    assertThat(check("compression: gzip\n" + regexp).success()).isTrue();
    assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    assertThat(check(regexp).success()).isFalse();
    assertThat(check("compression: gzip").success()).isFalse();
  }

  @Test
  void eachCheckMakesAConnectionOfItsOwn() throws InterruptedException {
    server.enqueue(text("one"));
    server.enqueue(text("two"));

    check("method: GET");
    check("method: GET");

    assertThat(
            List.of(
                server.takeRequest().getExchangeIndex(), server.takeRequest().getExchangeIndex()))
        .containsExactly(0, 0);
  }

  @Test
  void targetThatIsNoUrlFails() {
    assertThat(checking.check(Checking.builtIn("http_2xx"), "ftp://x").success()).isFalse();
    assertThat(checking.check(Checking.builtIn("http_2xx"), "http://").reason()).contains("no URL");
  }

  @Test
  void addressOfTheOtherProtocolIsNotTakenWithoutFallback() {
    ProbeResult result =
        checking.check(
            "prober: http\nhttp: {preferred_ip_protocol: ip6, ip_protocol_fallback: false}",
            "http://127.0.0.1:" + server.getPort());

    assertThat(result.reason()).contains("no address of 127.0.0.1 for IPv6");
  }
}
