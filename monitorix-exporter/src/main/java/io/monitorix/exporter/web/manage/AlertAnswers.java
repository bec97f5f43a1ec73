package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code alerts}: those that are there, and who takes care of them. */
final class AlertAnswers {

  private static final String PATH = Endpoints.BASE + "/alerts";

  private final AlertContext context;

  AlertAnswers(AlertContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(PATH, this::list);
  }

  private enum State {
    FIRING,
    RESOLVED
  }

  private enum Flag {
    TRUE,
    FALSE;

    boolean allows(boolean value) {
      return value == (this == TRUE);
    }
  }

  /**
   * An alert as it is now.
   *
   * @param receivers names, one for each route that it takes
   * @param acknowledgement the silence of whoever takes care of it
   */
  record Shown(
      Alert alert,
      boolean resolved,
      List<String> receivers,
      List<String> silencedBy,
      List<Fingerprint> inhibitedBy,
      Optional<Silence> acknowledgement) {

    static Shown of(AlertRouting routing, Alert alert, Instant now) {
      Labels labels = alert.labels();
      return new Shown(
          alert,
          alert.isResolved(now),
          routing.routes().match(labels).stream().map(Route::receiver).distinct().toList(),
          routing.silences().silencing(labels, now),
          routing.filters().inhibitor().inhibiting(labels, now).stream().toList(),
          routing.silences().acknowledging().stream()
              .filter(silence -> silence.acknowledges().contains(alert.fingerprint()))
              .findFirst());
    }

    boolean isSuppressed() {
      return !silencedBy.isEmpty() || !inhibitedBy.isEmpty();
    }
  }

  private void list(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(
            request,
            "filter",
            "receiver",
            "state",
            "suppressed",
            "acknowledged",
            Paging.LIMIT,
            Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    Matchers matchers = matchers(parameters.all("filter"));
    List<String> receivers = parameters.all("receiver");
    State state = parameters.oneOf("state", State.values()).orElse(State.FIRING);
    Optional<Flag> suppressed = parameters.oneOf("suppressed", Flag.values());
    Optional<Flag> acknowledged = parameters.oneOf("acknowledged", Flag.values());
    AlertRouting routing = context.keeper().shown();
    Instant now = context.clock().instant();
    Paging.Page<Shown> page =
        paging.of(
            routing.board().alerts().stream()
                .filter(alert -> alert.isResolved(now) == (state == State.RESOLVED))
                .filter(alert -> matchers.matches(alert.labels()))
                .filter(alert -> context.shows(request, alert.labels()))
                .map(alert -> Shown.of(routing, alert, now))
                .filter(
                    shown ->
                        receivers.isEmpty()
                            || shown.receivers().stream().anyMatch(receivers::contains))
                .filter(shown -> suppressed.stream().allMatch(f -> f.allows(shown.isSuppressed())))
                .filter(
                    shown ->
                        acknowledged.stream()
                            .allMatch(f -> f.allows(shown.acknowledgement().isPresent()))),
            shown -> shown.alert().fingerprint().toString());
    Map<Fingerprint, Integer> notes = notes(page.items());
    Paging.send(
        request,
        page,
        (out, shown) -> {
          out.beginObject();
          fields(out, shown, notes.getOrDefault(shown.alert().fingerprint(), 0));
          out.endObject();
        });
  }

  private Map<Fingerprint, Integer> notes(List<Shown> shown) {
    List<Fingerprint> wanted = shown.stream().map(each -> each.alert().fingerprint()).toList();
    return context.notes().map(notes -> notes.counts(wanted)).orElse(Map.of());
  }

  /**
   * All of a parameter.
   *
   * @throws io.monitorix.exporter.web.api.ProblemException if one is wrong
   */
  static Matchers matchers(List<String> filters) {
    Matchers all = Matchers.NONE;
    for (String text : filters) {
      try {
        all = all.and(Matchers.parse(text));
      } catch (MatcherSyntaxException e) {
        throw Parameters.wrong("filter", e.reason());
      }
    }
    return all;
  }

  /** Within an object that has been begun. */
  static void fields(JsonWriter out, Shown shown, int notes) throws IOException {
    Alert alert = shown.alert();
    out.name("fingerprint").value(alert.fingerprint().toString());
    out.name("name").value(alert.labels().get("alertname"));
    out.name("state").value(shown.resolved() ? "resolved" : "firing");
    Answers.labels(out.name("labels"), alert.labels());
    Answers.labels(out.name("annotations"), alert.annotations());
    Answers.time(out.name("startsAt"), alert.startsAt());
    Answers.time(out.name("endsAt"), shown.resolved() ? alert.endsAt() : null);
    Answers.time(out.name("updatedAt"), alert.updatedAt());
    out.name("generatorURL").value(alert.generatorUrl());
    Answers.texts(out.name("receivers"), shown.receivers());
    Answers.texts(out.name("silencedBy"), shown.silencedBy());
    Answers.texts(out.name("inhibitedBy"), shown.inhibitedBy());
    out.name("acknowledgedBy");
    if (shown.acknowledgement().isPresent()) {
      Silence silence = shown.acknowledgement().get();
      out.beginObject().name("name").value(silence.createdBy());
      out.name("comment").value(silence.comment());
      Answers.time(out.name("at"), silence.startsAt());
      Answers.time(out.name("endsAt"), silence.endsAt());
      out.name("silenceID").value(silence.id()).endObject();
    } else {
      out.nullValue();
    }
    out.name("notes").value(notes);
  }
}
