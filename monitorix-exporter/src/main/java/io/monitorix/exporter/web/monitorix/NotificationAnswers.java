package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.routing.dispatch.QueuedNotification;
import io.monitorix.alerts.routing.dispatch.QueuedNotification.State;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.ProblemException;
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
    Visibility visibility = request.visibility();
    List<QueuedNotification> found =
        keeper.routing().dispatcher().queued().stream()
            .filter(each -> isSeen(visibility, each))
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

  /** One that tells of several alerts is seen by who sees all of them. */
  private static boolean isSeen(Visibility visibility, QueuedNotification each) {
    return visibility.isAll()
        || Stream.concat(each.flush().firing().stream(), each.flush().resolved().stream())
            .allMatch(alert -> visibility.sees(alert.labels()));
  }

  void retry(Request request) throws IOException {
    QueuedNotification letter = letter(request);
    done(request, "notification.retry", letter, keeper.routing().dispatcher().retry(letter.id()));
  }

  void drop(Request request) throws IOException {
    QueuedNotification letter = letter(request);
    done(request, "notification.drop", letter, keeper.routing().dispatcher().drop(letter.id()));
  }

  private QueuedNotification letter(Request request) {
    String id = request.segment(SEGMENT);
    Visibility visibility = request.visibility();
    return keeper.routing().dispatcher().queued().stream()
        .filter(each -> each.id().equals(id) && isSeen(visibility, each))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("there is no dead letter " + id));
  }

  private static void done(Request request, String action, QueuedNotification letter, boolean found)
      throws IOException {
    String id = letter.id();
    if (!found) {
      throw ProblemException.notFound("there is no dead letter " + id);
    }
    request.changed(action, id, Answers.json(out -> notification(out, letter)), "");
    Answers.send(request, out -> out.beginObject().name("id").value(id).endObject());
  }
}
