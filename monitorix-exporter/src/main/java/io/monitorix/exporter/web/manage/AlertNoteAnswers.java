package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.store.query.AlertFilter;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.exporter.note.AlertNote;
import io.monitorix.exporter.note.AlertNotes;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.util.Optional;

/** {@code alerts/FINGERPRINT/notes}: what people write down about an alert. */
final class AlertNoteAnswers {

  private static final String PATH = AlertHistoryAnswers.ONE + "/notes";
  private static final String TEXT = "text";

  private final AlertContext context;

  AlertNoteAnswers(AlertContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(PATH, this::list).change(Method.POST, PATH, this::add);
  }

  private AlertNotes notes() {
    return context
        .notes()
        .orElseThrow(
            () -> ProblemException.conflict("no notes are kept: " + AlertContext.WITHOUT_DATABASE));
  }

  private void list(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    Fingerprint fingerprint = known(request);
    Paging.send(
        request,
        paging.of(
            notes().of(fingerprint).stream(),
            note -> "%020d".formatted(note.createdAt().toEpochMilli()) + note.id()),
        AlertNoteAnswers::note);
  }

  private void add(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, TEXT);
    String text = fields.needed(TEXT, AlertNote.LONGEST);
    fields.check();
    AlertNote note = notes().add(known(request), request.caller().name(), text);
    request.changed(
        "alert.note", note.fingerprint().toString(), "", Answers.json(out -> note(out, note)));
    Answers.send(request, 201, out -> note(out, note));
  }

  /** Notes are for alerts that are there, or were. */
  private Fingerprint known(Request request) {
    Fingerprint fingerprint = AlertHistoryAnswers.fingerprint(request);
    Optional<Labels> labels =
        context
            .keeper()
            .shown()
            .board()
            .find(fingerprint)
            .map(Alert::labels)
            .or(() -> past(fingerprint));
    if (labels.filter(each -> context.shows(request, each)).isEmpty()) {
      throw ProblemException.notFound("no alert has fingerprint " + fingerprint);
    }
    return fingerprint;
  }

  private Optional<Labels> past(Fingerprint fingerprint) {
    return context
        .history()
        .apply(HistoryQuery.NEWEST.of(AlertFilter.ALL.fingerprint(fingerprint)).limit(1))
        .map(HistoryPage::entries)
        .flatMap(entries -> entries.stream().findFirst())
        .map(entry -> entry.labels());
  }

  private static void note(JsonWriter out, AlertNote note) throws IOException {
    out.beginObject().name("id").value(note.id());
    out.name("author").value(note.author()).name(TEXT).value(note.text());
    Answers.time(out.name("createdAt"), note.createdAt());
    out.endObject();
  }
}
