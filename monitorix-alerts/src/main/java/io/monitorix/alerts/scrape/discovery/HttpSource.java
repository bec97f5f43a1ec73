package io.monitorix.alerts.scrape.discovery;

import io.monitorix.alerts.scrape.config.HttpSd;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.fetch.JsonFetcher;
import io.monitorix.alerts.yaml.FileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A URL, which is asked after each refresh interval. While it fails, it keeps what it said. */
final class HttpSource implements TargetSource {

  private final HttpSd config;
  private final JsonFetcher fetcher;
  private final AtomicBoolean asking = new AtomicBoolean();
  private Instant next = Instant.MIN;
  private volatile List<TargetGroup> groups;
  private volatile List<String> problems = List.of();

  /**
   * Of a URL that was not asked yet.
   *
   * @param before what it named as far as is known
   */
  HttpSource(HttpSd config, JsonFetcher fetcher, List<TargetGroup> before) {
    this.config = config;
    this.fetcher = fetcher;
    this.groups = before;
  }

  @Override
  public Object config() {
    return config;
  }

  @Override
  public void refresh(Instant now) {
    if (!now.isBefore(next) && asking.compareAndSet(false, true)) {
      next = now.plus(config.refreshInterval());
      fetcher.fetch(
          answer -> {
            try {
              answer.failure().ifPresent(reason -> problems = List.of(config + ": " + reason));
              answer.text().ifPresent(this::take);
            } finally {
              asking.set(false);
            }
          });
    }
  }

  private void take(String text) {
    try {
      Map<String, String> from = Map.of("__meta_url", config.url().toString());
      groups =
          TargetList.read(text, config.toString()).stream().map(group -> group.with(from)).toList();
      problems = List.of();
    } catch (FileException e) {
      problems = List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public List<TargetGroup> groups() {
    return groups;
  }

  @Override
  public List<String> problems() {
    return problems;
  }
}
