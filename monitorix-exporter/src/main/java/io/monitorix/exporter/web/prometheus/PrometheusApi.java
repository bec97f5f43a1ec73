package io.monitorix.exporter.web.prometheus;

import io.monitorix.alerts.promql.Engine;
import io.monitorix.alerts.scrape.PoolStatus;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.store.database.DatabaseException;
import io.monitorix.exporter.alerts.NotLeaderException;
import io.monitorix.exporter.cache.QueryCache;
import io.monitorix.exporter.config.GlobalConfig;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.self.BuildInfo;
import io.monitorix.exporter.series.SeriesKeeper;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Prometheus's HTTP API below {@code /api/v1}, and {@code /federate}. Safe for several threads; to
 * be closed after the server, which ends queries that still run.
 */
public final class PrometheusApi implements AutoCloseable {

  private static final String ROOT = "/api/v1/";
  private static final String METHODS = "GET, POST, OPTIONS";
  private static final String FEDERATE = "/federate";
  private static final String LABEL_VALUES = "label/{name}/values";

  private static final String PLAIN = "text/plain; charset=utf-8";

  /** More wait than are evaluated, but never for all threads of the server. */
  private static final int MOST_AT_ONCE = 64;

  private static final String OFF =
      "no series are kept: set series.enabled and data_dir in the configuration";

  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Cors cors;
  private final Queries queries;
  private final Federation federation;
  private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

  /** What answers at a path. */
  @FunctionalInterface
  private interface Endpoint {
    Answer answer(Request request, Parameters parameters);
  }

  /**
   * What is asked.
   *
   * @param keeper has the series
   * @param engine answers queries over them
   * @param cache remembers answers
   * @param scraped the jobs of {@code scrape_configs}, as they are now
   * @param rules what {@code rules} and {@code alerts} tell
   * @param alertmanager where the alerts of rules are taken
   * @param global what holds for all scrapes and rules, as it is now
   * @param cors which pages of other sites may ask
   * @param clock tells the time of queries that name none
   */
  public record Context(
      SeriesKeeper keeper,
      Engine engine,
      QueryCache cache,
      Supplier<List<PoolStatus>> scraped,
      RuleBook rules,
      URI alertmanager,
      Supplier<GlobalConfig> global,
      Cors cors,
      BuildInfo build,
      InstantSource clock) {}

  private PrometheusApi(Context context) {
    SeriesKeeper keeper = context.keeper();
    SeriesStore store = keeper.store();
    InstantSource clock = context.clock();
    this.cors = context.cors();
    this.queries =
        new Queries(
            context.engine(),
            store,
            new RememberedAnswers(context.cache(), store::appended, clock),
            clock);
    this.federation = new Federation(store, () -> context.global().get().externalLabels(), clock);
    SeriesLookup lookup = new SeriesLookup(store);
    TargetAnswers targets =
        new TargetAnswers(
            keeper::targets, keeper.config().interval(), new ScrapedTargets(context.scraped()));
    RuleAnswers alerting = new RuleAnswers(context.rules());
    StatusAnswers status =
        new StatusAnswers(store, keeper.config(), context.global(), context.build(), clock);
    add("query", queries::instant);
    add("query_range", queries::range);
    add("query_exemplars", queries::exemplars);
    add("format_query", queries::format);
    add("parse_query", queries::parse);
    add("series", lookup::series);
    add("labels", lookup::names);
    endpoints.put(
        LABEL_VALUES, (request, parameters) -> lookup.values(request.segment("name"), parameters));
    add("metadata", targets::metadata);
    endpoints.put("targets", (request, parameters) -> targets.targets(base(request), parameters));
    add("scrape_pools", targets::pools);
    add("targets/metadata", targets::targetMetadata);
    add("rules", alerting::rules);
    add("alerts", alerting::alerts);
    add("alertmanagers", parameters -> alertmanager(context.alertmanager()));
    add("status/buildinfo", parameters -> status.buildInfo());
    add("status/config", parameters -> status.config());
    add("status/flags", parameters -> status.flags());
    add("status/runtimeinfo", parameters -> status.runtimeInfo());
    add("status/tsdb", status::tsdb);
    add("status/walreplay", parameters -> status.walReplay());
  }

  /** An API over what is kept. */
  public static PrometheusApi over(Context context) {
    return new PrometheusApi(context);
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    endpoints.forEach(
        (path, endpoint) -> add(routes, ROOT + path, cors, request -> answer(request, endpoint)));
    add(routes, FEDERATE, cors, this::federate);
    return routes;
  }

  /**
   * The routes of a process that keeps no series: they say what is missing.
   *
   * @param rules those that are evaluated all the same; empty without any
   * @param alertmanager where alerts are taken
   */
  public static List<Route> unavailable(Optional<RuleBook> rules, URI alertmanager, Cors cors) {
    Route.Handler json = request -> Envelope.send(request, ErrorType.UNAVAILABLE, OFF);
    List<Route> routes = new ArrayList<>();
    rules
        .map(RuleAnswers::new)
        .ifPresent(
            answers -> {
              add(routes, ROOT + "rules", cors, request -> answer(request, answers::rules));
              add(routes, ROOT + "alerts", cors, request -> answer(request, answers::alerts));
            });
    add(
        routes,
        ROOT + "alertmanagers",
        cors,
        request -> answer(request, parameters -> alertmanager(alertmanager)));
    for (String path : List.of("{any}", "{any}/{below}", LABEL_VALUES)) {
      add(routes, ROOT + path, cors, json);
    }
    add(routes, FEDERATE, cors, request -> request.answer(503, PLAIN, OFF + "\n"));
    return routes;
  }

  private static void answer(Request request, Function<Parameters, Answer> endpoint)
      throws IOException {
    try {
      Envelope.send(request, endpoint.apply(Parameters.of(request)));
    } catch (ApiException e) {
      Envelope.send(request, e.type(), String.valueOf(e.getMessage()));
    } catch (NotLeaderException | DatabaseException e) {
      Envelope.send(request, ErrorType.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static void add(List<Route> routes, String path, Cors cors, Route.Handler handler) {
    Route.Handler allowing =
        request -> {
          cors.allow(request, METHODS);
          handler.handle(request);
        };
    routes.add(Route.read(Method.GET, path, allowing));
    routes.add(Route.read(Method.POST, path, allowing));
    routes.add(
        Route.read(
            Method.OPTIONS,
            path,
            request -> {
              cors.allow(request, METHODS);
              request.answerEmpty(204);
            }));
  }

  private void add(String path, Function<Parameters, Answer> endpoint) {
    endpoints.put(path, (request, parameters) -> endpoint.apply(parameters));
  }

  private void answer(Request request, Endpoint endpoint) throws IOException {
    if (!turns.tryAcquire()) {
      request.set("Retry-After", "1");
      Envelope.send(request, ErrorType.UNAVAILABLE, MOST_AT_ONCE + " requests are under way");
      return;
    }
    try {
      Answer answer = endpoint.answer(request, Parameters.of(request));
      Envelope.send(request, answer);
    } catch (ApiException e) {
      Envelope.send(request, e.type(), String.valueOf(e.getMessage()));
    } catch (NotLeaderException | DatabaseException e) {
      Envelope.send(request, ErrorType.UNAVAILABLE, String.valueOf(e.getMessage()));
    } finally {
      turns.release();
    }
  }

  private void federate(Request request) throws IOException {
    if (!turns.tryAcquire()) {
      request.set("Retry-After", "1");
      request.answer(503, PLAIN, MOST_AT_ONCE + " requests are under way\n");
      return;
    }
    try {
      federation.answer(request, Parameters.of(request));
    } catch (ApiException e) {
      request.answer(e.type().status(), PLAIN, e.getMessage() + "\n");
    } finally {
      turns.release();
    }
  }

  private static String base(Request request) {
    String host = request.header("Host");
    return host == null ? "" : request.scheme() + "://" + host;
  }

  private static Answer alertmanager(URI url) {
    return Answer.of(
        out -> {
          out.beginObject().name("activeAlertmanagers").beginArray().beginObject();
          out.name("url").value(url.toString()).endObject().endArray();
          out.name("droppedAlertmanagers").beginArray().endArray().endObject();
        });
  }

  /** Ends the queries that run. */
  @Override
  public void close() {
    queries.close();
  }
}
