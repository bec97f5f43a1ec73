package io.monitorix.client.internal.servers;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.monitorix.client.CallListener;
import io.monitorix.client.CircuitBreakerPolicy;
import io.monitorix.client.Server;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of one cluster: those that were configured, and those that the cluster named. One is
 * called as long as it answers; when it fails, the next that does takes its place. Thread-safe.
 */
public final class Servers {

  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

  private final CircuitBreakerPolicy policy;
  private final CircuitBreakerConfig breakers;
  private final InstantSource clock;
  private final CallListener listener;
  private final List<Target> configured;
  private final Map<Server, Target> targets = new ConcurrentHashMap<>();
  private volatile Target current;
  private volatile Known known;

  /**
   * What is known of the cluster.
   *
   * @param all the configured ones first
   * @param byNode the servers of nodes, where known
   */
  private record Known(List<Target> all, Map<String, Target> byNode) {}

  /** Servers of which nothing is known yet. */
  public Servers(
      List<Server> configured,
      CircuitBreakerPolicy policy,
      InstantSource clock,
      CallListener listener) {
    this.policy = policy;
    this.clock = clock;
    this.listener = listener;
    this.breakers = config(policy, clock);
    this.configured = configured.stream().distinct().map(this::target).toList();
    this.known = new Known(this.configured, Map.of());
    this.current = this.configured.get(0);
  }

  private static CircuitBreakerConfig config(CircuitBreakerPolicy policy, InstantSource clock) {
    CircuitBreakerConfig.Builder config =
        CircuitBreakerConfig.custom()
            .clock(clock.withZone(ZoneOffset.UTC))
            .waitDurationInOpenState(policy.openFor())
            .permittedNumberOfCallsInHalfOpenState(1);
    if (policy.lastCalls() == 0) {
      return config.initialState(CircuitBreaker.State.DISABLED).build();
    }
    return config
        .slidingWindow(
            policy.lastCalls(),
            policy.minimumCalls(),
            CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .failureRateThreshold((float) (policy.failureShare() * 100))
        .build();
  }

  private Target target(Server server) {
    return targets.computeIfAbsent(
        server,
        key ->
            new Target(key, CircuitBreaker.of(key.toString(), breakers), policy, clock, listener));
  }

  /** The one that is called for what is no single node's. */
  public Server current() {
    return current.server();
  }

  /**
   * Whom to ask, in order: the node itself where its server is known and well, then the one that
   * answered last, then the others as configured, and last those that failed a short while ago.
   *
   * @param node whom the call is about; null where it is about none
   */
  public List<Target> inOrder(@Nullable String node) {
    Known now = known;
    if (now.all().size() == 1) {
      return now.all();
    }
    List<Target> order = new ArrayList<>(now.all().size());
    List<Target> last = new ArrayList<>();
    Target own = node == null ? null : now.byNode().get(node);
    if (own != null && own.deservesATry()) {
      order.add(own);
    }
    Target first = current;
    place(first, order, last);
    for (Target target : now.all()) {
      if (!target.equals(first)) {
        place(target, order, last);
      }
    }
    order.addAll(last);
    return order;
  }

  private static void place(Target target, List<Target> order, List<Target> last) {
    if (!order.contains(target)) {
      (target.avoided() ? last : order).add(target);
    }
  }

  /** Whether this is the node's own server, or the path is about no node. */
  public boolean answersFor(Target target, @Nullable String node) {
    return node == null || target.equals(known.byNode().get(node));
  }

  /**
   * It answered: where the one that was called until now failed a short while ago, this one takes
   * its place, unless it answered as the node's own server.
   */
  public void settle(Target target, @Nullable String node) {
    if (target.equals(current) || (node != null && answersFor(target, node))) {
      return;
    }
    Target before;
    synchronized (this) {
      before = current;
      if (target.equals(before) || !before.avoided()) {
        return;
      }
      current = target;
    }
    LOG.info("another server is called from now on: from={} to={}", before, target);
    listener.serverChanged(before.server(), target.server());
  }

  /**
   * Takes over what the cluster said of itself.
   *
   * @param nodes the addresses of the nodes that are online
   */
  public synchronized void learned(Map<String, Server> nodes) {
    Map<String, Target> byNode = new LinkedHashMap<>();
    List<Target> all = new ArrayList<>(configured);
    nodes.forEach(
        (node, server) -> {
          Target target = target(configuredFor(node, server));
          byNode.put(node, target);
          if (!all.contains(target)) {
            all.add(target);
          }
        });
    known = new Known(List.copyOf(all), Map.copyOf(byNode));
    targets.values().retainAll(all);
    if (!all.contains(current)) {
      current = configured.get(0);
    }
    LOG.debug("the cluster named its nodes: {}", known.byNode());
  }

  /** A server that was configured by the name of the node is not called by its address as well. */
  private Server configuredFor(String node, Server server) {
    for (Target target : configured) {
      String host = target.server().host();
      if (host.equalsIgnoreCase(node)
          || host.regionMatches(true, 0, node + ".", 0, node.length() + 1)) {
        return target.server();
      }
    }
    return server;
  }
}
