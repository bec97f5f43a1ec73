package io.monitorix.exporter.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.monitorix.exporter.config.ListenAddress;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.WebFile;
import io.monitorix.exporter.fixture.RawConnection;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final Secret HASH =
      new Secret(BCrypt.withDefaults().hashToString(4, "right".toCharArray()));
  private static final String ALICE = basic("alice:right");

  private static final List<Route> ROUTES =
      List.of(
          new Route("/", request -> request.answer(200, TEXT, "read")),
          Route.signed(Method.POST, "/signed", request -> request.answer(200, TEXT, "signed")),
          Route.change(Method.POST, "/", request -> request.answer(200, TEXT, "changed")),
          Route.change(
              Method.PUT,
              "/body",
              request -> request.answer(200, TEXT, request.body().length + "")));

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static WebServer serving(Map<String, String> headers, Map<String, Secret> users) {
    return TestServer.start(
        new ListenAddress("::", 0),
        WebAccess.of(() -> new WebFile(null, headers, users, Set.of()), InstantSource.system()),
        ROUTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere", "/body"})
  void everyPathAsksForTheUser(String path) {
    try (WebServer server = serving(Map.of(), Map.of("alice", HASH))) {
      var refused = RunningExporter.get(server.port(), path);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Basic");
      assertThat(refused.body()).doesNotContain(HASH.value());

      assertThat(
              RunningExporter.get(server.port(), path, "Authorization", basic("alice:wrong"))
                  .statusCode())
          .isEqualTo(401);
      assertThat(RunningExporter.get(server.port(), path, "Authorization", ALICE).statusCode())
          .isNotEqualTo(401);
    }
  }

  @Test
  void whatLooksAfterItsSignatureItselfIsOpenToAllAndMayHaveAForm() throws IOException {
    try (WebServer server = serving(Map.of(), Map.of("alice", HASH));
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send(
          "POST /signed HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nOrigin: %s\r\nVia: 1.1 p\r\n\r\n"
              .formatted("http://other.example"));
      assertThat(connection.answer().status()).isEqualTo(200);
      connection.send("GET /signed HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(401);
      assertThat(
              RunningExporter.get(server.port(), "/", "Authorization", ALICE)
                  .headers()
                  .firstValue("Content-Security-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'none'"));
    }
  }

  @Test
  void answersTellBrowsersToBeCareful() {
    try (WebServer server = serving(Map.of(), Map.of("alice", HASH))) {
      for (String path : List.of("/", "/nowhere")) {
        for (String user : List.of(ALICE, "none")) {
          var headers = RunningExporter.get(server.port(), path, "Authorization", user).headers();
          assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
          assertThat(headers.firstValue("X-Frame-Options")).contains("deny");
          assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
          assertThat(headers.firstValue("Content-Security-Policy"))
              .hasValueSatisfying(
                  policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors"));
          assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        }
      }
    }
  }

  @Test
  void headersOfTheFileTakeThePlaceOfTheUsualOnes() {
    try (WebServer server =
        serving(
            Map.of(
                "X-Frame-Options", "sameorigin",
                "Strict-Transport-Security", "max-age=60",
                "Content-Security-Policy", ""),
            Map.of())) {
      var headers = RunningExporter.get(server.port(), "/").headers();

      assertThat(headers.allValues("X-Frame-Options")).containsExactly("sameorigin");
      assertThat(headers.firstValue("Strict-Transport-Security")).contains("max-age=60");
      assertThat(headers.firstValue("Content-Security-Policy")).isEmpty();
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x,           y,                     200",
    "Origin,      http://localhost:PORT, 200",
    "Origin,      http://evil.example,   403",
    "Origin,      null,                  403",
    "X-Forwarded-For, 192.0.2.1,         403",
    "Forwarded,   for=192.0.2.1,         403",
    "Via,         1.1 proxy,             403",
  })
  void withoutUsersChangesComeFromThisHostOnly(String name, String value, int status)
      throws IOException {
    try (WebServer server = serving(Map.of(), Map.of());
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 0\r\n%s: %s\r\n\r\n"
              .formatted(name, value)
              .replace("PORT", Integer.toString(server.port())));
      assertThat(connection.answer().status()).isEqualTo(status);
      connection.send("GET / HTTP/1.1\r\nHost: x\r\n" + name + ": " + value + "\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void withUsersChangesComeFromAnywhere() throws Exception {
    Optional<String> address = otherAddress();
    Assumptions.assumeTrue(address.isPresent(), "this host has no address but the loopback one");
    try (WebServer open = serving(Map.of(), Map.of());
        WebServer closed = serving(Map.of(), Map.of("alice", HASH))) {
      assertThat(post(address.get(), open.port(), "none")).isEqualTo(403);
      assertThat(post(address.get(), closed.port(), "none")).isEqualTo(401);
      assertThat(post(address.get(), closed.port(), ALICE)).isEqualTo(200);
    }
  }

  private static Optional<String> otherAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
        .map(InetAddress::getHostAddress)
        .findFirst();
  }

  private static int post(String host, int port, String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/"))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  @Test
  void bodyThatIsTooLargeIsRefused() throws IOException {
    try (WebServer server = serving(Map.of(), Map.of())) {
      try (RawConnection told = RawConnection.to(server.port())) {
        told.send(
            "PUT /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n"
                + "x".repeat(70_000));
        assertThat(told.answer().status()).isEqualTo(413);
      }
      try (RawConnection untold = RawConnection.to(server.port())) {
        untold.send("PUT /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (int i = 0; i < 17; i++) {
          untold.send(chunk);
        }
        untold.send("0\r\n\r\n");
        assertThat(untold.answer().status()).isEqualTo(413);
      }
      try (RawConnection fitting = RawConnection.to(server.port())) {
        fitting.send(
            "PUT /body HTTP/1.1\r\nHost: x\r\nContent-Length: 1048576\r\n\r\n"
                + "x".repeat(1048576));
        assertThat(fitting.answer().body()).isEqualTo("1048576");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /body, 405, PUT",
    "POST,   /body, 405, PUT",
    "PUT,    /,     405, 'GET, HEAD, POST'",
    "DELETE, /,     405, 'GET, HEAD, POST'",
    "PATCH,  /,     405, 'GET, HEAD, POST'",
    "PUT,    /x,    404, ",
  })
  void methodsThatARouteDoesNotHaveAreRefused(String method, String path, int status, String allow)
      throws IOException {
    try (WebServer server = serving(Map.of(), Map.of());
        RawConnection connection = RawConnection.to(server.port())) {
      connection.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
      RawConnection.Answer answer = connection.answer();

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers().get("Allow")).isEqualTo(allow);
    }
  }
}
