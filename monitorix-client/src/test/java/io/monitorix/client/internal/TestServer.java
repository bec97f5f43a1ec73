package io.monitorix.client.internal;

import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import io.monitorix.client.pve.PveClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A server on a real socket that answers as it is told and remembers what it was asked. */
final class TestServer implements AutoCloseable {

  static final Credentials TOKEN = Credentials.apiToken("mon@pve!x", "11111111-token-secret");

  private final MockWebServer http = new MockWebServer();
  private final String scheme;
  private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
  private volatile Function<RecordedRequest, MockResponse> answers = request -> data("{}");

  /** On any free port. */
  TestServer() {
    this("127.0.0.1", 0, null);
  }

  TestServer(int port) {
    this("127.0.0.1", port, null);
  }

  TestServer(String ip, int port, @Nullable HeldCertificate certificate) {
    scheme = certificate == null ? "http" : "https";
    if (certificate != null) {
      http.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
    }
    http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            return answers.apply(request);
          }
        });
    try {
      http.start(InetAddress.getByName(ip), port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address at which nobody listens. */
  static Server refusing() {
    TestServer gone = new TestServer();
    gone.close();
    return gone.server();
  }

  Server server() {
    return new Server(
        scheme, http.getSocketAddress().getAddress().getHostAddress(), http.getPort());
  }

  int port() {
    return http.getPort();
  }

  /** How it answers from now on. */
  TestServer answering(Function<RecordedRequest, MockResponse> answers) {
    this.answers = answers;
    return this;
  }

  TestServer answering(MockResponse answer) {
    return answering(request -> answer);
  }

  /** What it was asked: method and path. */
  List<String> asked() {
    return requests.stream().map(request -> request.getMethod() + " " + path(request)).toList();
  }

  /** The requests as they came. */
  List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  static String path(RecordedRequest request) {
    return request.getUrl().encodedPath().replace("/api2/json", "");
  }

  static MockResponse data(String json) {
    return new MockResponse(
        200, Headers.of("Content-Type", "application/json"), "{\"data\":" + json + "}");
  }

  static MockResponse version() {
    return data("{\"version\":\"9.1\"}");
  }

  /** A reason phrase and nothing else, as the front server says it. */
  static MockResponse status(int status, String reason) {
    return new MockResponse.Builder()
        .status("HTTP/1.1 " + status + " " + reason)
        .addHeader("Content-Length", "0")
        .build();
  }

  /** Takes the request and hangs up. */
  static MockResponse hangUp() {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
        .build();
  }

  /** Takes the request and says nothing. */
  static MockResponse silence() {
    return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
  }

  static PveClient.Builder client(Server... servers) {
    return PveClient.builder().servers(List.of(servers)).credentials(TOKEN);
  }

  @Override
  public void close() {
    http.close();
  }
}
