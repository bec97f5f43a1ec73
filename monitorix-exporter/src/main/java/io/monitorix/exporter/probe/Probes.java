package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.HttpProbe;
import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbeSettings;
import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.config.TcpProbe;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks targets by modules, on demand. Thread-safe.
 *
 * <p>Each check ends at its timeout, whatever the target does: then its sockets are closed under
 * it.
 */
public final class Probes implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Probes.class);

  /** A scraper that asks for more at once is told so, rather than to be kept waiting. */
  private static final int WAITING_REQUESTS = 256;

  private final IcmpSupport icmp;
  private final ScheduledExecutorService guard = guard();
  private final ThreadPoolExecutor requests;
  private volatile Probers probers;

  /**
   * Checks by the modules of this configuration.
   *
   * @param icmp pings
   */
  public Probes(ProbesConfig config, IcmpSupport icmp) {
    this.icmp = icmp;
    this.requests = ProbeThreads.pool("probe-request", config.concurrency(), WAITING_REQUESTS);
    this.probers = new Probers(config, icmp);
  }

  private static ScheduledExecutorService guard() {
    ScheduledThreadPoolExecutor guard =
        new ScheduledThreadPoolExecutor(1, ProbeThreads.named("probe-deadline"));
    guard.setRemoveOnCancelPolicy(true);
    return guard;
  }

  /**
   * Checks by the modules of another configuration from now on; its files are read anew. How many
   * checks run at once stays as it is.
   */
  public void apply(ProbesConfig config) {
    probers = new Probers(config, icmp);
  }

  /** The module of a name. */
  public Optional<ProbeModule> module(String name) {
    return probers.module(name);
  }

  /**
   * Checks a target on a thread for requests.
   *
   * @param hostname to ask for instead of the target's own: as the header Host, and in TLS; null
   *     for the target's own
   * @return completes normally, also when the target is down
   * @throws RejectedExecutionException when too many wait already
   */
  public CompletableFuture<ProbeResult> request(
      ProbeModule module, String target, @Nullable String hostname, Duration timeout) {
    Probers now = probers;
    Supplier<Prober> prober =
        hostname == null
            ? () -> now.of(module.settings())
            : () -> now.create(named(module.settings(), hostname));
    return CompletableFuture.supplyAsync(() -> run(prober, target, timeout), requests);
  }

  private static ProbeSettings named(ProbeSettings settings, String hostname) {
    if (settings instanceof HttpProbe http) {
      return http.withHost(hostname);
    }
    return settings instanceof TcpProbe tcp && tcp.tls().serverName() == null
        ? tcp.withServerName(hostname)
        : settings;
  }

  /** Checks a target on the thread of the caller. */
  ProbeResult check(ProbeModule module, String target, Duration timeout) {
    Probers now = probers;
    return run(() -> now.of(module.settings()), target, timeout);
  }

  private ProbeResult run(Supplier<Prober> prober, String target, Duration timeout) {
    long start = System.nanoTime();
    Probing probing = new Probing(target, Deadline.in(timeout, guard));
    boolean success;
    try {
      success = prober.get().probe(probing);
    } catch (IOException | IllegalArgumentException e) {
      success = probing.fail(reason(probing, e));
    } catch (RuntimeException e) {
      log.error("check failed by a fault of ours", e);
      success = probing.fail("internal error: the log of the process has more");
    } finally {
      probing.deadline().release();
    }
    if (success && probing.deadline().isOver()) {
      success = probing.fail("timed out");
    }
    return probing.result(success, Duration.ofNanos(System.nanoTime() - start));
  }

  private static String reason(Probing probing, Exception e) {
    if (probing.deadline().isOver() || e instanceof InterruptedIOException) {
      return "timed out";
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    requests.shutdownNow();
    guard.shutdownNow();
  }
}
