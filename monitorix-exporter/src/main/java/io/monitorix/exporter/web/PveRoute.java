package io.monitorix.exporter.web;

import io.monitorix.exporter.exposition.Body;
import io.monitorix.exporter.exposition.Format;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.ondemand.ScrapeException;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /pve?target=&module=&cluster=&node=}: asks the target while the scraper waits, and answers
 * before it gives up.
 */
final class PveRoute implements Route.Handler {

  private static final Logger log = LoggerFactory.getLogger(PveRoute.class);

  private final OnDemandScrape scrape;
  private final Executor answering;

  PveRoute(OnDemandScrape scrape, Executor answering) {
    this.scrape = scrape;
    this.answering = answering;
  }

  @Override
  public void handle(Request request) {
    Map<String, String> parameters = request.parameters();
    String target = parameters.getOrDefault("target", ScrapeRequest.DEFAULT_TARGET);
    if (!request.visibility().seesAllOf(target)) {
      throw BadRequestException.forbidden(
          "your scope lets you ask targets that you see all of, by their names");
    }
    ScrapeRequest wanted =
        new ScrapeRequest(
            target,
            parameters.get("module"),
            isOn(parameters.getOrDefault("cluster", "1")),
            isOn(parameters.getOrDefault("node", "1")));
    var unused =
        scrape
            .scrape(wanted, ScrapeTimeout.of(request).orElse(null))
            .handleAsync(
                (families, failure) -> {
                  answer(request, wanted, families, failure);
                  return null;
                },
                answering);
  }

  private static boolean isOn(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "false", "0", "" -> false;
      default -> true;
    };
  }

  private static void answer(
      Request request, ScrapeRequest wanted, MetricFamilies families, Throwable failure) {
    try {
      if (failure == null) {
        request.answer(
            200, Format.TEXT.contentType(), Body.complete(families, request.acceptsGzip()));
      } else {
        Throwable cause = failure.getCause();
        refuse(
            request,
            wanted,
            failure instanceof CompletionException && cause != null ? cause : failure);
      }
    } catch (IOException e) {
      log.debug("answer not sent: target={} error={}", wanted.target(), e.toString());
    }
  }

  private static void refuse(Request request, ScrapeRequest wanted, Throwable failure)
      throws IOException {
    if (failure instanceof ScrapeException refused) {
      int status = status(refused);
      if (status == 500) {
        log.warn("scrape failed: {}", refused.getMessage());
      }
      request.answer(status, String.valueOf(refused.getMessage()));
    } else {
      log.error("scrape failed: target={}", wanted.target(), failure);
      request.answerInternalError();
    }
  }

  private static int status(ScrapeException refused) {
    if (refused instanceof ScrapeException.TargetFailed) {
      return 500;
    }
    return refused instanceof ScrapeException.TargetNotAllowed ? 403 : 400;
  }
}
