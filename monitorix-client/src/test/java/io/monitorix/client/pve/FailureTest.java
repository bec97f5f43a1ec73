package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.AuthenticationException;
import io.monitorix.client.Call;
import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ProxyTimeoutException;
import io.monitorix.client.ServerException;
import io.monitorix.client.UnsupportedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private <E extends ProxmoxException> E failure(Class<E> type) {
    return failure(type, server.client.node("n1").status());
  }

  private static <E extends ProxmoxException> E failure(Class<E> type, Call<?> call) {
    return catchThrowableOfType(type, call::execute);
  }

  static Stream<Arguments> reasonPhrases() {
    return Stream.of(
        Arguments.of(401, "No ticket", AuthenticationException.class),
        Arguments.of(403, "Forbidden", PermissionException.class),
        Arguments.of(400, "bad things", ParameterException.class),
        Arguments.of(404, "Not here", NotFoundException.class),
        Arguments.of(500, "Configuration file 'x.conf' does not exist", NotFoundException.class),
        Arguments.of(500, "no such task", NotFoundException.class),
        Arguments.of(500, "open failed: No such file or directory", ServerException.class),
        Arguments.of(500, "pmxcfs is \"down\"!", ServerException.class),
        Arguments.of(500, "hostname lookup 'n9' failed - unknown", NodeUnreachableException.class),
        Arguments.of(424, "no cluster", ServerException.class),
        Arguments.of(501, "Method 'GET /x' not implemented", UnsupportedException.class),
        Arguments.of(502, "Bad Gateway", ServerException.class),
        Arguments.of(504, "Gateway Time-out", ProxyTimeoutException.class),
        Arguments.of(595, "Connection refused", NodeUnreachableException.class),
        Arguments.of(596, "Broken pipe", ProxyTimeoutException.class),
        Arguments.of(599, "Too many redirections", ProxyTimeoutException.class));
  }

  @ParameterizedTest
  @MethodSource("reasonPhrases")
  void aReasonPhraseAloneIsEnough(
      int status, String reason, Class<? extends ProxmoxException> expected) {
    server.fail(status, reason);

    ProxmoxException thrown = failure(expected);

    assertThat(thrown.status()).hasValue(status);
    assertThat(thrown.proxmoxMessage()).isEqualTo(reason);
    assertThat(thrown.method()).isEqualTo("GET");
    assertThat(thrown.endpoint()).isEqualTo("/nodes/{node}/status");
    assertThat(thrown.path()).isEqualTo("/nodes/n1/status");
    assertThat(thrown.url()).isEqualTo(server.url() + "/api2/json/nodes/n1/status");
    assertThat(thrown).hasMessageContaining(reason).hasMessageContaining(thrown.url());
  }

  @Test
  void theBodysMessageIsPreferredAndTrimmed() {
    server.fail(500, "short", "{\"data\":null,\"message\":\"the long story\\n\"}");

    assertThat(failure(ServerException.class).proxmoxMessage()).isEqualTo("the long story");
  }

  @Test
  void aPlainBodyIsNotTakenForJson() {
    server.http.enqueue(
        new MockResponse.Builder().status("HTTP/1.1 501 for data too large").body("{oops").build());

    assertThat(failure(UnsupportedException.class).proxmoxMessage())
        .isEqualTo("for data too large");
  }

  @Test
  void permissionsNamePathAndPrivileges() {
    server.fail(
        403,
        "Permission check failed",
        "{\"message\":\"Permission check failed (/vms/7, VM.Audit|VM.Monitor)\\n\"}");

    PermissionException thrown = failure(PermissionException.class);

    assertThat(thrown.permissionPath()).isEqualTo("/vms/7");
    assertThat(thrown.privileges()).containsExactly("VM.Audit", "VM.Monitor");
  }

  @Test
  void permissionsWithoutDetailsNameNone() {
    server.fail(403, "Permission check failed");

    PermissionException thrown = failure(PermissionException.class);

    assertThat(thrown.permissionPath()).isNull();
    assertThat(thrown.privileges()).isEmpty();
  }

  @Test
  void parametersAreNamedWithWhatIsWrong() {
    server.fail(
        400,
        "Parameter verification failed.",
        "{\"errors\":{\"type\":\"not in the enumeration\"},\"message\":\"wrong\\n\",\"data\":null}");

    assertThat(failure(ParameterException.class).errors())
        .containsOnly(Map.entry("type", "not in the enumeration"));
  }

  @Test
  void aMissingThingMayHideAmongParameterErrors() {
    server.fail(400, "wrong", "{\"errors\":{\"storage\":\"storage 'x' does not exist\"}}");

    assertThat(failure(NotFoundException.class)).isNotNull();
  }

  @Test
  void aRedirectIsNotFollowedAndItsQueryIsNotShown() {
    server.http.enqueue(
        new MockResponse(
            302, Headers.of("Location", "https://sso.example.org/login?code=geheim"), ""));

    ProtocolException thrown = failure(ProtocolException.class);

    assertThat(thrown)
        .hasMessageContaining("https://sso.example.org/login")
        .hasMessageContaining("not followed")
        .hasMessageNotContaining("geheim");
    assertThat(server.http.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aWebPageIsNamedAsSuch() {
    server.http.enqueue(
        new MockResponse(
            200,
            Headers.of("Content-Type", "text/html"),
            "<!DOCTYPE html>\n<title>Sign in</title>"));

    ProtocolException thrown = failure(ProtocolException.class);

    assertThat(thrown).hasMessageContaining("text/html").hasMessageContaining("Sign in");
    assertThat(thrown.excerpt()).startsWith("<!DOCTYPE html> <title>");
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("", "$", "cut short"),
        Arguments.of("{\"data\":[{\"node\":\"n1\"", "$.data[0].node", "cut short"),
        Arguments.of("hello", "$", "shape"),
        Arguments.of("[]", "$", "shape"),
        Arguments.of("{}", "$", "'data' is missing"),
        Arguments.of("{\"data\":\"x\"}", "$.data", "shape"),
        Arguments.of("{\"data\":{\"n\":1}}", "$.data", "shape"),
        Arguments.of("{\"data\":[{\"node\":\"n1\"},7]}", "$.data[1]", "shape"),
        Arguments.of("{\"data\":[}", "$.data[0]", "not JSON"),
        Arguments.of("{\"data\":[]} {\"data\":[]}", "$", "follows"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anUnusableAnswerIsShownWithThePlaceWhereItBroke(String body, String path, String words) {
    server.answer(body);

    ProtocolException thrown = failure(ProtocolException.class, server.client.nodes());

    assertThat(thrown.jsonPath()).isEqualTo(path);
    assertThat(thrown).hasMessageContaining(words);
    assertThat(thrown.status()).hasValue(200);
  }

  @Test
  void anAnswerThatBreaksOffIsCutShort() {
    server.http.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":[")
            .setHeader("Content-Length", 5000)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThat(failure(ProtocolException.class, server.client.nodes()))
        .hasMessageContaining("cut short");
  }

  @Test
  void anAnswerBeyondTheLimitIsRefusedWhateverItsPackedSize() throws IOException {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8("{\"data\":[" + " ".repeat(1 << 20) + "]}");
    }
    server.http.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("Content-Encoding", "gzip")
            .body(packed)
            .build());
    try (PveClient small = server.clientBuilder().maxBodyBytes(100_000).build()) {
      assertThat(failure(ProtocolException.class, small.nodes()))
          .hasMessageContaining("larger than 100000 bytes");
    }
  }

  @Test
  void secretsThatTheAnswerEchoesAreNotShown() {
    String secret = "11111111-token-secret";
    server.fail(500, "odd header PVEAPIToken=mon@pve!x=" + secret);
    server.answer("{\"ticket\":\"PVE:root@pam:6A000000::abc\",\"echo\":\"" + secret + "\"}");

    ServerException phrase = failure(ServerException.class);
    ProtocolException body = failure(ProtocolException.class, server.client.nodes());

    assertThat(phrase).hasMessageNotContaining(secret).hasMessageContaining("mon@pve!x");
    assertThat(body).hasMessageNotContaining(secret).hasMessageNotContaining("6A000000");
    assertThat(body.excerpt()).contains("\"ticket\":\"…\"");
  }

  @Test
  void silenceEndsAtTheReadTimeout() {
    server.http.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    try (PveClient hasty = server.clientBuilder().readTimeout(Duration.ofMillis(50)).build()) {
      assertThat(failure(CallTimeoutException.class, hasty.version()).status()).isEmpty();
    }
  }

  @Test
  void aCallEndsAtItsOwnTimeout() {
    server.http.enqueue(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    assertThat(
            failure(
                CallTimeoutException.class,
                server.client.version().withTimeout(Duration.ofMillis(60))))
        .hasMessageContaining("60 ms");
  }

  @Test
  void anAnswerThatStallsInItsMiddleEndsAtTheTimeoutToo() {
    server.http.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":[" + " ".repeat(5000) + "]}")
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());

    assertThat(
            failure(
                CallTimeoutException.class,
                server.client.nodes().withTimeout(Duration.ofMillis(60))))
        .isNotNull();
  }

  @Test
  void timeoutsMustBePositive() {
    Call<?> call = server.client.version();

    assertThatIllegalArgumentException().isThrownBy(() -> call.withTimeout(Duration.ZERO));
  }

  @Test
  void aRefusedConnectionNamesThePort() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    try (PveClient nobody = server.clientBuilder().server("http://127.0.0.1:" + unused).build()) {
      assertThat(failure(ConnectionException.class, nobody.version()))
          .hasMessageContaining("port " + unused);
    }
  }

  @Test
  void aNameThatDoesNotResolveIsNamed() {
    try (PveClient nowhere = server.clientBuilder().server("http://nowhere.invalid").build()) {
      assertThat(failure(ConnectionException.class, nowhere.version()))
          .hasMessageContaining("nowhere.invalid does not resolve");
    }
  }

  @Test
  void namesThatWouldLeadElsewhereAreRefused() {
    for (String name : new String[] {"", ".", "..", "a/b"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> server.client.node(name).status());
    }
  }
}
