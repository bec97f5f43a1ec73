package io.monitorix.client.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.monitorix.client.CallListener;
import io.monitorix.client.Outcome;
import io.monitorix.client.Server;
import io.monitorix.client.TrustException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts and times the calls of clients. Hand one to {@link
 * io.monitorix.client.ClientBuilder#listener}; several clients may share it. Needs {@code
 * micrometer-core}, which this library does not bring along.
 *
 * <table>
 * <caption>Meters. The endpoint is its template, so that the series stay few</caption>
 * <tr><th>name</th><th>kind</th><th>tags</th></tr>
 * <tr><td>{@code proxmox.client.calls}</td><td>timer, from a call's turn to its end</td>
 *     <td>{@code method}, {@code endpoint}, {@code server}, {@code outcome} ({@link Outcome#label()})</td></tr>
 * <tr><td>{@code proxmox.client.waits}</td><td>timer of the wait for a turn</td><td>none</td></tr>
 * <tr><td>{@code proxmox.client.retries}</td><td>counter</td>
 *     <td>{@code method}, {@code endpoint}, {@code server}, {@code reason} (an outcome)</td></tr>
 * <tr><td>{@code proxmox.client.failovers}</td><td>counter of changes to another server</td>
 *     <td>{@code from}, {@code to}</td></tr>
 * <tr><td>{@code proxmox.client.refused.certificates}</td><td>counter</td><td>{@code server}</td></tr>
 * <tr><td>{@code proxmox.client.circuit.state}</td><td>gauge: 1 for the state that it is in, else 0</td>
 *     <td>{@code server}, {@code state} ({@code closed}, {@code half_open}, {@code open})</td></tr>
 * </table>
 */
public final class ClientMetrics implements CallListener {

  private final MeterRegistry registry;
  private final Map<Server, AtomicReference<CircuitState>> circuits = new ConcurrentHashMap<>();

  /** Registers each meter when it is first needed. */
  public ClientMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void callEnded(EndedCall call) {
    circuit(call.server());
    registry
        .timer(
            "proxmox.client.calls",
            "method",
            call.method().name(),
            "endpoint",
            call.endpoint(),
            "server",
            call.server().toString(),
            "outcome",
            call.outcome().label())
        .record(call.duration());
    registry.timer("proxmox.client.waits").record(call.waited());
  }

  @Override
  public void callRetried(RetriedCall call) {
    registry
        .counter(
            "proxmox.client.retries",
            "method",
            call.method().name(),
            "endpoint",
            call.endpoint(),
            "server",
            call.server().toString(),
            "reason",
            Outcome.of(call.failure()).label())
        .increment();
  }

  @Override
  public void serverChanged(Server from, Server to) {
    registry
        .counter("proxmox.client.failovers", "from", from.toString(), "to", to.toString())
        .increment();
  }

  @Override
  public void certificateRefused(Server server, TrustException refusal) {
    registry
        .counter("proxmox.client.refused.certificates", "server", server.toString())
        .increment();
  }

  @Override
  public void circuitChanged(Server server, CircuitState state) {
    circuit(server).set(state);
  }

  private AtomicReference<CircuitState> circuit(Server server) {
    return circuits.computeIfAbsent(server, this::register);
  }

  private AtomicReference<CircuitState> register(Server server) {
    AtomicReference<CircuitState> current = new AtomicReference<>(CircuitState.CLOSED);
    for (CircuitState state : CircuitState.values()) {
      Gauge.builder("proxmox.client.circuit.state", current, now -> now.get() == state ? 1 : 0)
          .description("1 for the state that the circuit of the server is in, else 0")
          .tag("server", server.toString())
          .tag("state", state.label())
          .strongReference(true)
          .register(registry);
    }
    return current;
  }
}
