package io.monitorix.exporter.probe;

import io.monitorix.exporter.metric.SampleSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last result of each check. Thread-safe. */
public final class CheckBoard {

  private static final Logger log = LoggerFactory.getLogger(CheckBoard.class);

  private final ConcurrentMap<Check, ProbeResult> results = new ConcurrentHashMap<>();
  private final Runnable onChange;
  private final List<CheckListener> listeners = new CopyOnWriteArrayList<>();
  private final List<CheckListener> everything = new CopyOnWriteArrayList<>();

  CheckBoard(Runnable onChange) {
    this.onChange = onChange;
  }

  /** Tells the listener of each result that is another than the one before of its check. */
  public void onTurn(CheckListener listener) {
    listeners.add(listener);
  }

  /** Tells the listener of each result. */
  public void onResult(CheckListener listener) {
    everything.add(listener);
  }

  void pin(Check check, ProbeResult result) {
    ProbeResult before = results.put(check, result);
    everything.forEach(listener -> listener.turned(check, result));
    if (before == null || before.success() != result.success()) {
      tell(check, result, before == null);
    }
    if (before != null && before.success() != result.success()) {
      listeners.forEach(listener -> listener.turned(check, result));
    }
    onChange.run();
  }

  private static void tell(Check check, ProbeResult result, boolean first) {
    if (!result.success()) {
      log.warn(
          "service is down: service={} target={} reason={}",
          check.service(),
          check.target(),
          result.reason());
    } else if (!first) {
      log.info("service is up again: service={} target={}", check.service(), check.target());
    }
  }

  void remove(Check check) {
    if (results.remove(check) != null) {
      onChange.run();
    }
  }

  /** The last result of each check that has one. */
  public Map<Check, ProbeResult> results() {
    return Map.copyOf(results);
  }

  /** Hands over all samples, with the labels of their checks. */
  public void emit(SampleSink sink) {
    results.forEach((check, result) -> result.emit(sink, check.labels()));
  }
}
