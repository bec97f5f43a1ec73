package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.monitorix.client.ConnectionException;
import io.monitorix.client.Exchange;
import io.monitorix.client.Method;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.Server;
import io.monitorix.client.Trust;
import io.monitorix.client.pve.PveClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class HttpStackTest {

  private static final MockResponse VERSION = TestServer.version();

  private static HandshakeCertificates certificates() {
    return new HandshakeCertificates.Builder()
        .heldCertificate(
            new HeldCertificate.Builder().addSubjectAlternativeName("pve1.example.org").build())
        .build();
  }

  @Test
  void aProxyIsAskedForATunnel() throws Exception {
    try (MockWebServer proxy = new MockWebServer()) {
      proxy.useHttps(certificates().sslSocketFactory());
      proxy.enqueue(new MockResponse.Builder().inTunnel().build());
      proxy.enqueue(VERSION);
      proxy.start();
      try (PveClient client =
          TestServer.client(Server.of("pve1.example.org"))
              .trust(Trust.insecure())
              .proxy(
                  new Proxy(
                      Proxy.Type.HTTP,
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.getPort())))
              .build()) {
        assertThat(client.version().execute().version()).isEqualTo("9.1");
      }

      RecordedRequest tunnel = proxy.takeRequest();
      assertThat(tunnel.getRequestLine()).startsWith("CONNECT pve1.example.org:8006 ");
      assertThat(tunnel.getHeaders().get("Authorization")).isNull();
      RecordedRequest request = proxy.takeRequest();
      assertThat(request.getHeaders().get("Host")).isEqualTo("pve1.example.org:8006");
      assertThat(request.getHandshakeServerNames()).containsExactly("pve1.example.org");
    }
  }

  @Test
  void theNameOfTheServerGoesIntoTheHandshakeWhateverItsAddress() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.useHttps(certificates().sslSocketFactory());
      server.enqueue(VERSION);
      server.start(InetAddress.getLoopbackAddress(), 0);
      OkHttpClient resolving =
          new OkHttpClient.Builder().dns(name -> List.of(InetAddress.getLoopbackAddress())).build();
      try (PveClient client =
          TestServer.client(new Server("https", "pve1.example.org", server.getPort()))
              .trust(Trust.insecure())
              .httpClient(resolving)
              .build()) {
        client.version().execute();
      }

      assertThat(server.takeRequest().getHandshakeServerNames())
          .containsExactly("pve1.example.org");
      resolving.connectionPool().evictAll();
    }
  }

  @Test
  void interceptorsOfTheApplicationSeeEachRequest() {
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger onTheWire = new AtomicInteger();
    List<String> endpoints = new CopyOnWriteArrayList<>();
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.incrementAndGet();
                  Exchange about = Objects.requireNonNull(chain.request().tag(Exchange.class));
                  endpoints.add(about.endpoint());
                  return chain.proceed(
                      chain.request().newBuilder().header("X-Trace", "abc").build());
                })
            .addNetworkInterceptor(
                chain -> {
                  onTheWire.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    try (TestServer server = new TestServer().answering(VERSION);
        PveClient client = TestServer.client(server.server()).httpClient(own).build()) {
      client.version().execute();
      client.version().executeAsync().join();

      assertThat(server.requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.getHeaders().get("X-Trace")).isEqualTo("abc"));
    }
    assertThat(seen).hasValue(2);
    assertThat(endpoints).containsExactly("/version", "/version");
    assertThat(onTheWire).hasValue(2);
    own.connectionPool().evictAll();
  }

  @Test
  void anInterceptorThatFailsIsAFailedConnection() {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new IOException("not today");
                })
            .build();
    try (TestServer server = new TestServer().answering(VERSION);
        PveClient client =
            TestServer.client(server.server()).httpClient(own).retry(RetryPolicy.none()).build()) {
      assertThat(catchThrowableOfType(ConnectionException.class, () -> client.version().execute()))
          .hasMessageContaining("not today");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void allAddressesOfAServerAreTriedByAWriteToo() throws UnknownHostException {
    InetAddress nobody = InetAddress.getByAddress(new byte[] {127, 0, 0, 77});
    try (TestServer server = new TestServer()) {
      OkHttpClient resolving =
          new OkHttpClient.Builder()
              .dns(name -> List.of(nobody, InetAddress.getLoopbackAddress()))
              .build();
      try (PveClient client =
          TestServer.client(new Server("http", "pve1.example.org", server.port()))
              .httpClient(resolving)
              .build()) {
        client.request(Method.POST, "/pools", Map.of("poolid", "p"), Void.class).execute();

        assertThat(server.asked()).containsExactly("POST /pools");
      }
      resolving.connectionPool().evictAll();
    }
  }

  @Test
  void connectionsAreKeptForTheCallsThatFollow() {
    try (TestServer server = new TestServer().answering(VERSION);
        PveClient client = TestServer.client(server.server()).build()) {
      for (int i = 0; i < 20; i++) {
        client.version().execute();
      }
      assertThat(server.requests())
          .allSatisfy(request -> assertThat(request.getConnectionIndex()).isZero());
    }
  }

  @Test
  void aConnectionThatTheServerGivesUpIsNotUsedAgain() {
    MockResponse last =
        new MockResponse(
            200,
            Headers.of("Content-Type", "application/json", "Connection", "close"),
            "{\"data\":{\"version\":\"9.1\"}}");
    try (TestServer server = new TestServer().answering(last);
        PveClient client = TestServer.client(server.server()).build()) {
      client.version().execute();
      client.version().execute();

      assertThat(server.requests())
          .extracting(RecordedRequest::getConnectionIndex)
          .containsExactly(0, 1);
    }
  }

  /**
   * OkHttp and Okio have daemon threads that all clients of a process share. They end by themselves
   * after a minute without work.
   */
  private static boolean isShared(Thread thread) {
    return thread.getName().startsWith("OkHttp") || thread.getName().startsWith("Okio");
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !isShared(thread) && !thread.getName().startsWith("MockWebServer"))
        .collect(Collectors.toSet());
  }

  @Test
  void closingLeavesNoThreadBehind() throws InterruptedException {
    try (TestServer server = new TestServer().answering(VERSION)) {
      Set<Thread> before = threads();
      PveClient client =
          TestServer.client(server.server(), TestServer.refusing()).learnServers(true).build();
      IntStream.range(0, 50)
          .mapToObj(i -> client.version().executeAsync())
          .toList()
          .forEach(CompletableFuture::join);
      client.version().execute();
      Set<Thread> started = threads();
      started.removeAll(before);
      assertThat(started).isNotEmpty();

      client.close();

      for (Thread thread : started) {
        thread.join(10_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
      assertThat(before).containsAll(threads());
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(HttpStackTest::isShared)
        .allMatch(Thread::isDaemon);
  }
}
