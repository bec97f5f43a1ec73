package io.monitorix.exporter.service;

import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.CheckListener;
import io.monitorix.exporter.probe.ProbeResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The last results of each check, in memory: those of checks that are no longer made go with the
 * next look at the ones that are. Thread-safe.
 */
public final class CheckHistory implements CheckListener {

  /** So many of each check. */
  static final int KEPT = 100;

  private final Map<Check, Deque<Result>> results = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /** Without results yet. */
  public CheckHistory(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * How a check went.
   *
   * @param target what was checked
   * @param guest the guest it is tied to; null for none
   * @param seconds how long it took
   * @param reason why it failed; empty after a success
   */
  public record Result(
      Instant time,
      String target,
      Check.@Nullable GuestRef guest,
      boolean success,
      double seconds,
      String reason) {}

  @Override
  public void turned(Check check, ProbeResult now) {
    Result result =
        new Result(
            clock.instant(),
            check.target(),
            check.guest(),
            now.success(),
            now.seconds(),
            now.reason());
    results.compute(
        check,
        (same, before) -> {
          Deque<Result> after = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
          after.addFirst(result);
          if (after.size() > KEPT) {
            after.removeLast();
          }
          return after;
        });
  }

  /** Forgets those of checks that are no longer made. */
  public void keep(Predicate<Check> made) {
    results.keySet().removeIf(check -> !made.test(check));
  }

  /** Those of a service, the newest first. */
  public List<Result> of(String service) {
    return results.entrySet().stream()
        .filter(entry -> entry.getKey().service().equals(service))
        .flatMap(entry -> entry.getValue().stream())
        .sorted(Comparator.comparing(Result::time).reversed().thenComparing(Result::target))
        .toList();
  }
}
