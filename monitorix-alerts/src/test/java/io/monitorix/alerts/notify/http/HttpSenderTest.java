package io.monitorix.alerts.notify.http;

import static io.monitorix.alerts.notify.Fixtures.firing;
import static io.monitorix.alerts.notify.Fixtures.problems;
import static io.monitorix.alerts.notify.Fixtures.read;
import static io.monitorix.alerts.notify.WebService.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.WebService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

  private static final String SECRET_PATH = "/services/T0/B0/s3cr3t";

  private final WebService service = new WebService();
  @TempDir Path folder;

  @AfterEach
  void close() {
    service.close();
  }

  private Integration webhook(String more) {
    return webhook(service.url(SECRET_PATH), more);
  }

  private Integration webhook(String url, String more) {
    return read("webhook_configs", "{url: '" + url + "'" + more + "}", "", folder);
  }

  private Result send(String more) {
    try (Integration webhook = webhook(more)) {
      return webhook.send(firing());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void triesAgainWhatMayPass(int status) {
    service.answering(answer(status, "busy\nnow").addHeader("Retry-After", "17"));

    assertThat(send(""))
        .isEqualTo(
            new Result.Retry("HTTP " + status + ": busy now", Optional.of(Duration.ofSeconds(17))));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410, 422})
  void givesUpWhatDoesNotPass(int status) {
    service.answering(status, "no");

    assertThat(send("")).isEqualTo(new Result.Failed("HTTP " + status + ": no"));
  }

  @Test
  void noReasonShowsTheUrl() {
    service.answering(404, "nothing at " + SECRET_PATH + " here");

    assertThat(send("")).isEqualTo(new Result.Failed("HTTP 404: nothing at *** here"));
  }

  @Test
  void triesAgainWhenNobodyAnswers() {
    service.close();

    assertThat(send(""))
        .isInstanceOfSatisfying(
            Result.Retry.class, retry -> assertThat(retry.reason()).doesNotContain("s3cr3t"));
  }

  @Test
  void triesAgainWhenTheConnectionEndsWithinTheAnswer() {
    service.answering(
        answer(200, "x".repeat(10_000)).onResponseBody(new SocketEffect.CloseSocket()));

    assertThat(send("")).isInstanceOf(Result.Retry.class);
  }

  @Test
  void givesUpWaitingAfterTheTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Integration webhook =
            webhook("http://localhost:" + silent.getLocalPort() + "/", ", timeout: 200ms")) {
      assertThat(webhook.send(firing())).isInstanceOf(Result.Retry.class);
    }
  }

  @Test
  void followsWhatKeepsTheMethod() {
    service.answering(answer(307, "").addHeader("Location", "/elsewhere"));

    assertThat(send("")).isEqualTo(Result.sent());
    assertThat(service.last().getMethod()).isEqualTo("POST");
    assertThat(service.last().getTarget()).isEqualTo("/elsewhere");
    assertThat(service.json().get("version")).isEqualTo("4");
  }

  @Test
  void keepsCredentialsFromOtherHosts() {
    try (WebService other = new WebService()) {
      String elsewhere = other.url("/x").replace("localhost", "127.0.0.1");
      service.answering(answer(308, "").addHeader("Location", elsewhere));

      assertThat(send(", http_config: {authorization: {credentials: abc}}"))
          .isEqualTo(Result.sent());
      assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer abc");
      assertThat(other.last().getHeaders().get("Authorization")).isNull();
    }
  }

  @Test
  void takesARedirectThatLosesTheBodyForARefusal() {
    service.answering(answer(302, "").addHeader("Location", "/login"));

    assertThat(send("")).isInstanceOf(Result.Failed.class);
    assertThat(service.requests()).isEqualTo(1);
  }

  @Test
  void followsNothingIfToldSo() {
    service.answering(answer(307, "").addHeader("Location", "/elsewhere"));

    assertThat(send(", http_config: {follow_redirects: false}")).isInstanceOf(Result.Failed.class);
  }

  @Test
  void endsAfterTooManyRedirects() {
    for (int i = 0; i < 10; i++) {
      service.answering(answer(307, "").addHeader("Location", SECRET_PATH));
    }

    assertThat(send("")).isInstanceOf(Result.Failed.class);
    assertThat(service.requests()).isEqualTo(6);
  }

  @Test
  void showsWhoItIs() throws IOException {
    Files.writeString(folder.resolve("password"), "pass\n");

    send(", http_config: {basic_auth: {username: user, password_file: password}}");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
    send(", http_config: {authorization: {type: Token, credentials: abc}}");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Token abc");
    send(", http_config: {bearer_token: abc}");
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void sendsHeaders() {
    send(", http_config: {http_headers: {X-A: {values: [b, c]}, X-S: {secrets: [d]}}}");

    assertThat(service.last().getHeaders().values("X-A")).containsExactly("b", "c");
    assertThat(service.last().getHeaders().get("X-S")).isEqualTo("d");
  }

  @Test
  void getsATokenAndKeepsItUntilItIsRefused() {
    try (WebService tokens = new WebService()) {
      tokens.answering(200, "{\"access_token\": \"t1\", \"expires_in\": 3600}");
      tokens.answering(200, "{\"access_token\": \"t2\", \"token_type\": \"bearer\"}");
      String config =
          ", http_config: {oauth2: {client_id: me, client_secret: hush, scopes: [a, b],"
              + " token_url: '"
              + tokens.url("/token")
              + "', endpoint_params: {audience: us}}}";
      try (Integration webhook = webhook(config)) {
        assertThat(webhook.send(firing())).isEqualTo(Result.sent());
        assertThat(webhook.send(firing())).isEqualTo(Result.sent());
        assertThat(tokens.requests()).isEqualTo(1);
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t1");
        service.answering(401, "expired");
        assertThat(webhook.send(firing())).isEqualTo(Result.sent());
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t2");
      }
      assertThat(tokens.body(0)).isEqualTo("grant_type=client_credentials&scope=a+b&audience=us");
      assertThat(tokens.request(0).getHeaders().get("Authorization"))
          .isEqualTo("Basic bWU6aHVzaA==");
    }
  }

  @Test
  void tellsThatNoTokenWasGiven() {
    try (WebService tokens = new WebService()) {
      tokens.answering(401, "who?").answering(401, "who is hush?");
      String config =
          ", http_config: {oauth2: {client_id: me, client_secret: hush, token_url: '"
              + tokens.url("/token")
              + "'}}";

      assertThat(send(config))
          .isEqualTo(new Result.Failed("no token by oauth2: HTTP 401: who is ***?"));
      assertThat(tokens.body(1)).contains("client_secret=hush");
      assertThat(service.requests()).isZero();
    }
  }

  @Test
  void goesThroughAProxy() {
    try (WebService proxy = new WebService()) {
      String config = ", http_config: {proxy_url: '" + proxy.url("/") + "', no_proxy: a.example}";
      try (Integration webhook = webhook("http://chat.example/hook", config)) {
        assertThat(webhook.send(firing())).isEqualTo(Result.sent());
      }
      assertThat(proxy.last().getRequestLine()).startsWith("POST http://chat.example/hook ");
    }
  }

  @Test
  void goesPastTheProxyWhereItShould() {
    String config = ", http_config: {proxy_url: 'http://127.0.0.1:1', no_proxy: localhost}";

    assertThat(send(config)).isEqualTo(Result.sent());
  }

  @Test
  void trustsWhomItIsToldTo() throws IOException {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .build();
    Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
    try (WebService tls = new WebService()) {
      tls.server()
          .useHttps(
              new HandshakeCertificates.Builder()
                  .heldCertificate(server)
                  .build()
                  .sslSocketFactory());
      String url = tls.url("/");
      assertThat(send(url, "")).isInstanceOf(Result.Retry.class);
      assertThat(send(url, ", http_config: {tls_config: {ca_file: ca.pem}}"))
          .isEqualTo(Result.sent());
      assertThat(send(url, ", http_config: {tls_config: {insecure_skip_verify: true}}"))
          .isEqualTo(Result.sent());
    }
  }

  private Result send(String url, String more) {
    try (Integration webhook = webhook(url, more)) {
      return webhook.send(firing());
    }
  }

  @Test
  void namesWhatIsNotSupported() {
    String tls = "{url: 'http://a/', http_config: {tls_config: {server_name: b, ca: c}}}";

    assertThat(problems("webhook_configs", tls))
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("'server_name' is not supported"))
        .anySatisfy(problem -> assertThat(problem).contains("'ca' is not supported"));
    assertThat(
            problems(
                "webhook_configs",
                "{url: 'http://a/', http_config: {bearer_token: a, basic_auth: {username: b}}}"))
        .singleElement()
        .asString()
        .contains("exclude each other");
    assertThat(
            problems(
                "webhook_configs",
                "{url: 'http://a/', http_config: {tls_config: {ca_file: none.pem}}}"))
        .singleElement()
        .asString()
        .contains("there is no file", "none.pem");
  }

  @Test
  void takesTheGlobalSettingsWithoutItsOwn() {
    String global = "http_config: {bearer_token: global}";
    String url = "url: '" + service.url("/") + "'";
    try (Integration webhook = read("webhook_configs", "{" + url + "}", global, folder)) {
      webhook.send(firing());
    }
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer global");

    String own = "{" + url + ", http_config: {bearer_token: own}}";
    try (Integration webhook = read("webhook_configs", own, global, folder)) {
      webhook.send(firing());
    }
    assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer own");
    assertThat(service.requests()).isEqualTo(2);
  }
}
