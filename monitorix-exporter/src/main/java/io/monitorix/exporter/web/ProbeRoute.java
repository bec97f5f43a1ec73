package io.monitorix.exporter.web;

import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.exposition.Body;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.probe.ProbeResult;
import io.monitorix.exporter.probe.Probes;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /probe?target=&module=}: checks a target while the scraper waits, and answers as
 * blackbox_exporter does. The check and the answer run on the threads of the checks.
 */
public final class ProbeRoute implements Route.Handler {

  private static final Logger log = LoggerFactory.getLogger(ProbeRoute.class);

  private static final String DEFAULT_MODULE = "http_2xx";

  /** Time for the answer to get back to the scraper before it gives up. */
  private static final Duration OFFSET = Duration.ofMillis(500);

  /** What a check may take where neither scraper nor module says. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Probes probes;

  /** Answers with checks by these. */
  public ProbeRoute(Probes probes) {
    this.probes = probes;
  }

  @Override
  public void handle(Request request) throws IOException {
    Map<String, String> parameters = request.parameters();
    String name = parameters.getOrDefault("module", "");
    String moduleName = name.isEmpty() ? DEFAULT_MODULE : name;
    ProbeModule module =
        probes
            .module(moduleName)
            .orElseThrow(() -> new BadRequestException("unknown module '" + moduleName + "'"));
    String target = parameters.getOrDefault("target", "");
    if (target.isEmpty()) {
      throw new BadRequestException("the parameter target is missing: what is to be checked");
    }
    String hostname = parameters.getOrDefault("hostname", "");
    boolean debug = parameters.getOrDefault("debug", "").equals("true");
    CompletableFuture<ProbeResult> result;
    try {
      result =
          probes.request(
              module,
              target,
              hostname.isEmpty() ? null : printable(hostname),
              timeout(request.header("X-Prometheus-Scrape-Timeout-Seconds"), module.timeout()));
    } catch (RejectedExecutionException e) {
      request.answer(503, "too many checks at once; raise probes.concurrency, or ask less often");
      return;
    }
    var unused = result.handle((answer, failure) -> answer(request, answer, failure, debug));
  }

  private static String printable(String hostname) {
    if (!hostname.matches("[\\x21-\\x7e]{1,255}")) {
      throw new BadRequestException("the parameter hostname is no name of a host");
    }
    return hostname;
  }

  /** The shorter of what the scraper and the module allow. */
  static Duration timeout(@Nullable String header, @Nullable Duration ofModule) {
    Duration longest = header == null ? LONGEST : seconds(header);
    Duration shortened = longest.compareTo(OFFSET) > 0 ? longest.minus(OFFSET) : longest;
    return ofModule == null || shortened.compareTo(ofModule) < 0 ? shortened : ofModule;
  }

  private static Duration seconds(String header) {
    if (!header.matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
      throw new BadRequestException(
          "the header X-Prometheus-Scrape-Timeout-Seconds is no number of seconds");
    }
    Duration seconds = Duration.ofNanos((long) (Double.parseDouble(header) * 1e9));
    return seconds.isZero() ? LONGEST : seconds;
  }

  private static @Nullable Void answer(
      Request request, @Nullable ProbeResult result, @Nullable Throwable failure, boolean debug) {
    try {
      if (result == null) {
        log.error("check failed", failure);
        request.answerInternalError();
      } else if (debug) {
        request.answer(200, "text/plain; charset=utf-8", debugText(result));
      } else {
        request.answer(
            200, Format.TEXT.contentType(), Body.complete(families(result), request.acceptsGzip()));
      }
    } catch (IOException e) {
      log.debug("answer not sent: error={}", e.toString());
    }
    return null;
  }

  private static MetricFamilies families(ProbeResult result) {
    MetricFamilies families = new MetricFamilies();
    result.emit(families, Labels.EMPTY);
    return families;
  }

  private static String debugText(ProbeResult result) throws IOException {
    ByteArrayOutputStream metrics = new ByteArrayOutputStream();
    Format.TEXT.write(metrics, families(result).current());
    return "What happened:\n"
        + String.join("\n", result.log())
        + (result.success() ? "\nThe check succeeded.\n" : "\nThe check failed.\n")
        + "\nThe metrics of it:\n"
        + metrics.toString(StandardCharsets.UTF_8);
  }
}
