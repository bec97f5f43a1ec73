package io.monitorix.exporter.web.alertmanager;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.alert.RefusedAlert;
import io.monitorix.alerts.routing.dispatch.GroupView;
import io.monitorix.alerts.routing.route.Route;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code alerts} and {@code alerts/groups}. */
final class AlertAnswers {

  private static final Comparator<ShownGroup> ORDER =
      Comparator.comparing(ShownGroup::labels, AlertAnswers::compare)
          .thenComparing(ShownGroup::receiver);

  private final RoutingKeeper keeper;
  private final InstantSource clock;

  AlertAnswers(RoutingKeeper keeper, InstantSource clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  private record ShownGroup(Labels labels, String receiver, List<ShownAlert> alerts) {}

  /** All that are not resolved and asked for. */
  void alerts(Request request) throws IOException {
    AlertFilter filter = AlertFilter.of(new Query(request.form()));
    AlertRouting routing = keeper.shown();
    Instant now = clock.instant();
    List<ShownAlert> shown = new ArrayList<>();
    Visibility visibility = request.visibility();
    for (Alert alert : routing.board().alerts()) {
      if (alert.isResolved(now) || !visibility.sees(alert.labels())) {
        continue;
      }
      List<String> receivers =
          routing.routes().match(alert.labels()).stream().map(Route::receiver).toList();
      if (receivers.stream().anyMatch(filter::takesReceiver)) {
        ShownAlert each = shown(routing, alert, receivers, now);
        if (filter.takes(each)) {
          shown.add(each);
        }
      }
    }
    shown.sort(Comparator.comparing(each -> each.alert().fingerprint()));
    Answers.send(request, out -> AlertJson.list(out, shown));
  }

  /** The same, in the groups in which they are told. */
  void groups(Request request) throws IOException {
    AlertFilter filter = AlertFilter.of(new Query(request.form()));
    AlertRouting routing = keeper.shown();
    Instant now = clock.instant();
    List<GroupView> views =
        routing.dispatcher().groups().stream()
            .filter(view -> filter.takesReceiver(view.route().receiver()))
            .toList();
    Map<Fingerprint, TreeSet<String>> receivers = new LinkedHashMap<>();
    for (GroupView view : views) {
      for (Alert alert : view.alerts()) {
        receivers
            .computeIfAbsent(alert.fingerprint(), any -> new TreeSet<>())
            .add(view.route().receiver());
      }
    }
    Visibility visibility = request.visibility();
    List<ShownGroup> groups = new ArrayList<>();
    for (GroupView view : views) {
      List<ShownAlert> shown =
          view.alerts().stream()
              .filter(alert -> !alert.isResolved(now) && visibility.sees(alert.labels()))
              .map(
                  alert ->
                      shown(
                          routing,
                          alert,
                          List.copyOf(receivers.getOrDefault(alert.fingerprint(), new TreeSet<>())),
                          now))
              .filter(filter::takes)
              .toList();
      if (!shown.isEmpty()) {
        groups.add(new ShownGroup(view.labels(), view.route().receiver(), shown));
      }
    }
    groups.sort(ORDER);
    Answers.send(
        request,
        out -> {
          out.beginArray();
          for (ShownGroup group : groups) {
            out.beginObject();
            AlertJson.list(out.name("alerts"), group.alerts());
            AlertJson.labels(out.name("labels"), group.labels());
            AlertJson.receiver(out.name("receiver"), group.receiver());
            out.endObject();
          }
          out.endArray();
        });
  }

  /** Takes alerts of others; those that are in order even where others of them are not. */
  void post(Request request) throws IOException {
    List<RefusedAlert> refused = keeper.post(AlertReader.read(Body.of(request, "alerts")));
    if (refused.isEmpty()) {
      request.answerEmpty(200);
    } else {
      throw ApiException.text(
          400, refused.stream().map(RefusedAlert::reason).collect(Collectors.joining("; ")));
    }
  }

  private static ShownAlert shown(
      AlertRouting routing, Alert alert, List<String> receivers, Instant now) {
    return new ShownAlert(
        alert,
        receivers,
        routing.filters().inhibitor().inhibiting(alert.labels(), now).stream().toList(),
        routing.silences().silencing(alert.labels(), now));
  }

  /** As Prometheus orders label sets: fewer labels first, then by the first that differs. */
  private static int compare(Labels one, Labels other) {
    return one.size() == other.size() ? one.compareTo(other) : one.size() - other.size();
  }
}
