package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.dispatch.QueuedNotification.State;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code notifications}: what has to be told and is not, and what becomes of dead letters. */
final class NotificationAnswers {

  static final String SEGMENT = "id";

  private final RoutingKeeper keeper;

  NotificationAnswers(RoutingKeeper keeper) {
    this.keeper = keeper;
  }

  void list(Request request) throws IOException {
    Optional<State> wanted = state(request);
    List<QueuedNotification> found =
        keeper.routing().dispatcher().queued().stream()
            .filter(each -> wanted.isEmpty() || wanted.get() == each.state())
            .sorted(Comparator.comparing(QueuedNotification::since))
            .toList();
    Answers.send(
        request,
        out -> {
          out.beginArray();
          for (QueuedNotification each : found) {
            notification(out, each);
          }
          out.endArray();
        });
  }

  private static Optional<State> state(Request request) throws IOException {
    String text = request.form().first("state");
    return Optional.of(text)
        .filter(each -> !each.isEmpty())
        .map(
            each ->
                Stream.of(State.values())
                    .filter(known -> name(known).equals(each))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            ProblemException.badRequest(
                                "state is pending, held or dead, and not " + each)));
  }

  private static String name(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static void notification(JsonWriter out, QueuedNotification each) throws IOException {
    out.beginObject().name("id").value(each.id()).name("state").value(name(each.state()));
    out.name("receiver").value(each.flush().receiver());
    out.name("integration").value(each.integration());
    out.name("groupKey").value(each.groupKey());
    Answers.labels(out.name("groupLabels"), each.flush().groupLabels());
    out.name("firing").value(each.flush().firing().size());
    out.name("resolved").value(each.flush().resolved().size());
    out.name("since").value(Answers.time(each.since()));
    out.name("attempt").value(each.flush().attempt());
    Answers.text(
        out.name("nextAttempt"),
        each.state() == State.DEAD ? Optional.empty() : Optional.of(Answers.time(each.due())));
    Answers.text(out.name("error"), each.error());
    out.endObject();
  }

  void retry(Request request) throws IOException {
    String id = request.segment(SEGMENT);
    done(request, id, keeper.routing().dispatcher().retry(id));
  }

  void drop(Request request) throws IOException {
    String id = request.segment(SEGMENT);
    done(request, id, keeper.routing().dispatcher().drop(id));
  }

  private static void done(Request request, String id, boolean found) throws IOException {
    if (!found) {
      throw ProblemException.notFound("there is no dead letter " + id);
    }
    Answers.send(request, out -> out.beginObject().name("id").value(id).endObject());
  }
}
