package io.monitorix.exporter.web.auth;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.auth.AuditEvent;
import io.monitorix.exporter.auth.audit.AuditEntry;
import io.monitorix.exporter.auth.audit.AuditQuery;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code audit}: who did what, the newest first. */
final class AuditAnswers {

  private final AuthContext context;

  AuditAnswers(AuthContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get(Endpoints.BASE + "/audit", context.answering(this::list));
  }

  private void list(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(
            request, "actor", "action", "outcome", "since", "until", Paging.LIMIT, Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    AuditQuery all = AuditQuery.newest(paging.limit() + 1);
    List<AuditEntry> found =
        context
            .accounts()
            .audit()
            .find(
                new AuditQuery(
                    parameters.text("actor").orElse(""),
                    parameters.text("action").orElse(""),
                    parameters.text("outcome").orElse(""),
                    parameters.time("since").orElse(all.since()),
                    parameters.time("until").orElse(all.until()),
                    before(paging.after()),
                    paging.limit() + 1));
    boolean more = found.size() > paging.limit();
    List<AuditEntry> page = more ? found.subList(0, paging.limit()) : found;
    Paging.send(
        request,
        new Paging.Page<>(
            page, more ? Paging.sealed(Long.toString(page.get(page.size() - 1).id())) : null),
        AuditAnswers::entry);
  }

  private static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Parameters.wrong(Paging.CURSOR, "not one that an answer had as next");
    }
  }

  private static void entry(JsonWriter out, AuditEntry entry) throws IOException {
    AuditEvent event = entry.event();
    out.beginObject().name("id").value(Long.toString(entry.id()));
    Answers.time(out.name("time"), event.at());
    out.name("actor").value(event.actor());
    out.name("kind").value(event.kind().name().toLowerCase(Locale.ROOT));
    out.name("address").value(event.address());
    out.name("action").value(event.action());
    out.name("object").value(event.object());
    out.name("before").value(event.before());
    out.name("after").value(event.after());
    out.name("outcome").value(event.outcome());
    out.endObject();
  }
}
