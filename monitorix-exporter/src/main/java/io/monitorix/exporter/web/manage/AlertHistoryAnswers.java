package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.rules.AlertState;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.Cursor;
import io.monitorix.alerts.store.query.HistoryEntry;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import io.monitorix.exporter.web.monitorix.DeliveryAnswers;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code alerts/history} and {@code alerts/FINGERPRINT}: what became of alerts. */
final class AlertHistoryAnswers {

  static final String FINGERPRINT = "fingerprint";
  static final String ONE = Endpoints.BASE + "/alerts/{" + FINGERPRINT + "}";

  private static final String HISTORY = Endpoints.BASE + "/alerts/history";
  private static final String STATE = "state";

  /** So much of the history of one alert is in the answer about it. */
  private static final int SHOWN = 50;

  private final AlertContext context;

  AlertHistoryAnswers(AlertContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(HISTORY, this::list).get(ONE, this::one);
  }

  /**
   * The fingerprint that the path names.
   *
   * @throws ProblemException if it is none
   */
  static Fingerprint fingerprint(Request request) {
    return fingerprint(FINGERPRINT, request.segment(FINGERPRINT));
  }

  private static Fingerprint fingerprint(String name, String text) {
    try {
      return Fingerprint.parse(text.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Parameters.wrong(name, String.valueOf(e.getMessage()));
    }
  }

  private void list(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(
            request,
            "alertname",
            "severity",
            "cluster",
            "id",
            FINGERPRINT,
            STATE,
            "since",
            "until",
            Paging.LIMIT,
            Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    AlertFilter filter =
        new AlertFilter(
            parameters.text("alertname").orElse(null),
            parameters.text("severity").orElse(null),
            parameters.text("cluster").orElse(null),
            parameters.text("id").orElse(null),
            parameters.text(FINGERPRINT).map(text -> fingerprint(FINGERPRINT, text)).orElse(null),
            Set.copyOf(parameters.someOf(STATE, AlertState.values())));
    HistoryQuery query =
        HistoryQuery.NEWEST
            .of(filter)
            .between(parameters.time("since").orElse(null), parameters.time("until").orElse(null))
            .before(cursor(paging.after()))
            .limit(paging.limit());
    Paging.send(request, page(request, query), AlertHistoryAnswers::entry);
  }

  private static @Nullable Cursor cursor(@Nullable String text) {
    try {
      return text == null ? null : Cursor.parse(text);
    } catch (IllegalArgumentException e) {
      throw Parameters.wrong(Paging.CURSOR, "not one that an answer had as next");
    }
  }

  /** Pages are full as long as there is more that the caller sees. */
  private Paging.Page<HistoryEntry> page(Request request, HistoryQuery query) {
    List<HistoryEntry> seen = new ArrayList<>();
    HistoryQuery rest = query;
    while (true) {
      HistoryPage page = context.page(rest);
      for (HistoryEntry entry : page.entries()) {
        if (context.shows(request, entry.labels())) {
          seen.add(entry);
          if (seen.size() == query.limit()) {
            return new Paging.Page<>(seen, next(entry, page));
          }
        }
      }
      if (page.next() == null) {
        return new Paging.Page<>(seen, null);
      }
      rest = rest.before(page.next());
    }
  }

  private static @Nullable String next(HistoryEntry last, HistoryPage page) {
    boolean more =
        page.next() != null || !last.equals(page.entries().get(page.entries().size() - 1));
    return more ? Paging.sealed(last.cursor().toString()) : null;
  }

  private static void entry(JsonWriter out, HistoryEntry entry) throws IOException {
    out.beginObject();
    Answers.time(out.name("time"), entry.time());
    out.name("fingerprint").value(entry.fingerprint().toString());
    out.name("name").value(entry.rule().name());
    out.name("group").value(entry.rule().group().name());
    Answers.text(out.name("before"), Optional.ofNullable(entry.before()));
    out.name("state").value(entry.after().toString());
    Answers.number(out.name("value"), entry.value());
    Answers.labels(out.name("labels"), entry.labels());
    Answers.texts(out.name("annotations"), entry.annotations());
    out.endObject();
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    Fingerprint fingerprint = fingerprint(request);
    AlertRouting routing = context.keeper().shown();
    Instant now = context.clock().instant();
    Optional<Alert> present =
        routing.board().find(fingerprint).filter(alert -> context.shows(request, alert.labels()));
    List<HistoryEntry> history =
        present.map(this::history).orElseGet(() -> history(fingerprint)).stream()
            .filter(entry -> context.shows(request, entry.labels()))
            .toList();
    if (present.isEmpty() && history.isEmpty()) {
      throw ProblemException.notFound("no alert has fingerprint " + fingerprint);
    }
    int notes =
        context
            .notes()
            .map(all -> all.counts(List.of(fingerprint)).getOrDefault(fingerprint, 0))
            .orElse(0);
    Answers.send(
        request,
        out -> {
          out.beginObject().name("fingerprint").value(fingerprint.toString());
          out.name("alert");
          if (present.isPresent()) {
            out.beginObject();
            AlertAnswers.fields(out, AlertAnswers.Shown.of(routing, present.get(), now), notes);
            out.endObject();
            DeliveryAnswers.deliveries(
                out.name("deliveries"), routing.dispatcher().explain(present.get()));
          } else {
            out.nullValue().name("deliveries").beginArray().endArray();
          }
          out.name("history").beginArray();
          for (HistoryEntry entry : history) {
            entry(out, entry);
          }
          out.endArray().endObject();
        });
  }

  /** Of our rules it has alerts as these make them, of others as they were sent. */
  private List<HistoryEntry> history(Alert alert) {
    List<HistoryEntry> ours = history(withoutExternal(alert));
    return ours.isEmpty() ? history(alert.fingerprint()) : ours;
  }

  private Fingerprint withoutExternal(Alert alert) {
    Map<String, String> external = context.external().get();
    Map<String, String> own = new TreeMap<>();
    for (int i = 0; i < alert.labels().size(); i++) {
      String name = alert.labels().name(i);
      String value = alert.labels().value(i);
      if (!value.equals(external.get(name))) {
        own.put(name, value);
      }
    }
    return Fingerprint.of(Labels.of(own));
  }

  private List<HistoryEntry> history(Fingerprint fingerprint) {
    return context
        .history()
        .apply(HistoryQuery.NEWEST.of(AlertFilter.ALL.fingerprint(fingerprint)).limit(SHOWN))
        .map(HistoryPage::entries)
        .orElse(List.of());
  }
}
