package io.monitorix.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.CallListener;
import io.monitorix.client.CallTimeoutException;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.CircuitOpenException;
import io.monitorix.client.ClientClosedException;
import io.monitorix.client.ConflictException;
import io.monitorix.client.ConnectionException;
import io.monitorix.client.Exchange;
import io.monitorix.client.Method;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.Outcome;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ProxyTimeoutException;
import io.monitorix.client.RateLimitException;
import io.monitorix.client.RetryPolicy;
import io.monitorix.client.Server;
import io.monitorix.client.ServerException;
import io.monitorix.client.TrustException;
import io.monitorix.client.UnsupportedException;
import io.monitorix.client.micrometer.ClientMetrics;
import io.monitorix.client.pve.PveClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {

  private final TestServer server = new TestServer().answering(TestServer.version());
  private final Heard heard = new Heard();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCallIsToldByItsTemplateAndItsNode() {
    try (PveClient client = TestServer.client(server.server()).listener(heard).build()) {
      client.node("n1").status().execute();
      client.version().execute();
    }
    assertThat(heard.ended)
        .extracting(call -> call.method() + " " + call.endpoint() + " " + call.node())
        .containsExactly("GET /nodes/{node}/status n1", "GET /version null");
    assertThat(heard.ended)
        .allSatisfy(
            call -> {
              assertThat(call.outcome()).isEqualTo(Outcome.SUCCESS);
              assertThat(call.attempts()).isEqualTo(1);
              assertThat(call.server()).isEqualTo(server.server());
              assertThat(call.duration()).isPositive();
              assertThat(call.failure()).isNull();
            });
  }

  @Test
  void aFailureIsToldWithItsKind() {
    server.answering(TestServer.status(403, "Permission check failed"));
    try (PveClient client = TestServer.client(server.server()).listener(heard).build()) {
      PermissionException thrown =
          catchThrowableOfType(PermissionException.class, () -> client.version().execute());

      assertThat(heard.ended)
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.outcome()).isEqualTo(Outcome.PERMISSION);
                assertThat(call.failure()).isSameAs(thrown);
              });
    }
  }

  @Test
  void aListenerThatFailsHurtsNoCallAndNoOtherListener() {
    CallListener broken =
        new CallListener() {
          @Override
          public void callEnded(EndedCall call) {
            throw new IllegalStateException("broken listener");
          }
        };
    try (PveClient client =
        TestServer.client(server.server()).listener(broken).listener(heard).build()) {
      assertThat(client.version().execute().version()).isEqualTo("9.1");
    }
    assertThat(heard.ended).hasSize(1);
  }

  @Test
  void eachKindOfFailureHasAWordOfItsOwn() {
    Exchange at = new Exchange("GET", "/version", "/version", "https://x:8006", null, null);
    List<ProxmoxException> failures =
        List.of(
            new AuthenticationException("", at, null),
            new PermissionException("", at, null),
            new ParameterException("", at, Map.of(), null),
            new NotFoundException("", at, null),
            new ConflictException("", at, null),
            new UnsupportedException("", at, null),
            new NodeUnreachableException("", at, null),
            new ProxyTimeoutException("", at, null),
            new ServerException("", at, null),
            new RateLimitException("", at, null, null),
            new ProtocolException("", at, null, null, null),
            new TrustException("", at, TrustException.Reason.UNTRUSTED, null, null),
            new ConnectionException("", at, null),
            new CallTimeoutException("", at, null),
            new CircuitOpenException(Server.of("x"), Instant.EPOCH, at, null),
            new ClientClosedException("", at, null));
    Set<Outcome> words = failures.stream().map(Outcome::of).collect(Collectors.toSet());

    assertThat(failures).hasSameSizeAs(ProxmoxException.class.getPermittedSubclasses());
    assertThat(words)
        .isEqualTo(
            EnumSet.complementOf(EnumSet.of(Outcome.SUCCESS, Outcome.CANCELLED, Outcome.FAULT)));
    assertThat(Outcome.NODE_UNREACHABLE.label()).isEqualTo("node_unreachable");
  }

  @Test
  void micrometerCountsCallsRetriesFailoversAndCircuits() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Server refusing = TestServer.refusing();
    try (PveClient client =
        TestServer.client(refusing, server.server())
            .listener(new ClientMetrics(registry))
            .retry(new RetryPolicy(2, Duration.ofMillis(1), 1, Duration.ofMillis(1), 0))
            .circuitBreaker(new CircuitBreakerPolicy(2, 2, 1, Duration.ofMinutes(1)))
            .build()) {
      client.version().execute();
      client.node("n1").status().execute();
      server.answering(TestServer.status(503, "busy"));
      assertThat(
              catchThrowableOfType(
                  ProxmoxException.class, () -> client.node("n1").status().execute()))
          .isNotNull();
    }

    String to = server.server().toString();
    assertThat(
            registry
                .get("proxmox.client.calls")
                .tags("method", "GET", "endpoint", "/version", "server", to, "outcome", "success")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("proxmox.client.calls")
                .tags("endpoint", "/nodes/{node}/status", "outcome", "success")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("proxmox.client.retries")
                .tags("endpoint", "/nodes/{node}/status", "method", "GET")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("proxmox.client.failovers")
                .tags("from", refusing.toString(), "to", to)
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("proxmox.client.waits").timer().count()).isEqualTo(3);
    assertThat(circuit(registry, to, "open")).isEqualTo(1);
    assertThat(circuit(registry, to, "closed")).isZero();
    assertThat(circuit(registry, to, "half_open")).isZero();
  }

  private static double circuit(SimpleMeterRegistry registry, String server, String state) {
    return registry
        .get("proxmox.client.circuit.state")
        .tags("server", server, "state", state)
        .gauge()
        .value();
  }

  @Test
  void aWriteIsToldByItsMethod() {
    try (PveClient client = TestServer.client(server.server()).listener(heard).build()) {
      client.request(Method.DELETE, "/pools/{p}", Map.of("p", "x"), Void.class).execute();
    }
    assertThat(heard.ended)
        .singleElement()
        .satisfies(call -> assertThat(call.method()).isEqualTo(Method.DELETE));
  }
}
