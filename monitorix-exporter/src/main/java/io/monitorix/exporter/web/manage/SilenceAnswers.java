package io.monitorix.exporter.web.manage;

import io.monitorix.alerts.routing.matchers.MatcherSyntaxException;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code silences}: what keeps alerts quiet. */
final class SilenceAnswers {

  private static final String PATH = Endpoints.BASE + "/silences";
  private static final String ONE = PATH + "/{" + SilenceChanges.ID + "}";
  private static final String MATCHERS = "matchers";
  private static final int LONGEST_MATCHER = 10_000;
  private static final String[] FIELDS = {
    MATCHERS,
    SilenceChanges.STARTS_AT,
    SilenceChanges.ENDS_AT,
    SilenceChanges.DURATION,
    SilenceChanges.COMMENT
  };

  private final AlertContext context;
  private final SilenceChanges changes;

  SilenceAnswers(AlertContext context) {
    this.context = context;
    this.changes = new SilenceChanges(context);
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, this::list)
        .change(Method.POST, PATH, this::add)
        .get(ONE, this::one)
        .change(Method.PUT, ONE, this::change)
        .change(Method.DELETE, ONE, this::expire);
  }

  private void list(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(request, "state", "kind", "filter", Paging.LIMIT, Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    List<SilenceState> asked = parameters.someOf("state", SilenceState.values());
    Set<SilenceState> states =
        asked.isEmpty()
            ? EnumSet.of(SilenceState.ACTIVE, SilenceState.PENDING)
            : EnumSet.copyOf(asked);
    List<ShownSilence.Kind> kinds = parameters.someOf("kind", ShownSilence.Kind.values());
    Matchers filter = AlertAnswers.matchers(parameters.all("filter"));
    Instant now = context.clock().instant();
    Paging.send(
        request,
        paging.of(
            context.keeper().shown().silences().find(states, filter.list()).stream()
                .filter(silence -> SilenceChanges.shows(request, silence))
                .map(ShownSilence::new)
                .filter(shown -> kinds.isEmpty() || kinds.contains(shown.kind())),
            SilenceAnswers::key),
        (out, shown) -> shown.write(out, now));
  }

  /** In the order of their ends. */
  static String key(ShownSilence shown) {
    return "%020d".formatted(shown.silence().endsAt().toEpochMilli()) + shown.silence().id();
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    changes.send(request, 200, changes.found(request, context.keeper().shown().silences()));
  }

  private void add(Request request) throws IOException {
    Parameters.of(request);
    Silence draft = draft(request);
    ShownSilence made = changes.set(request, "silence.create", Optional.empty(), draft);
    request.set("Location", PATH + "/" + made.silence().id());
    changes.send(request, 201, made);
  }

  private void change(Request request) throws IOException {
    Parameters.of(request);
    ShownSilence before = changes.found(request, changes.silences());
    if (before.isConfigured()) {
      throw ProblemException.conflict(
          before.silence().id()
              + " is a window of the configuration: change it in the file, and reload");
    }
    before.tag().require(request);
    Silence draft =
        draft(request).withId(before.silence().id()).acknowledging(before.silence().acknowledges());
    changes.send(
        request, 200, changes.set(request, "silence.change", Optional.of(before.silence()), draft));
  }

  private void expire(Request request) throws IOException {
    Parameters.of(request);
    changes.end(request, "silence.expire", changes.found(request, changes.silences()));
  }

  private Silence draft(Request request) throws IOException {
    Fields fields = Fields.of(request, FIELDS);
    Matchers matchers = Matchers.NONE;
    List<String> texts = fields.texts(MATCHERS, LONGEST_MATCHER);
    for (int i = 0; i < texts.size(); i++) {
      try {
        matchers = matchers.and(Matchers.parse(texts.get(i)));
      } catch (MatcherSyntaxException e) {
        fields.problem(MATCHERS + "[" + i + "]", e.reason());
      }
    }
    if (texts.isEmpty()) {
      fields.problem(MATCHERS, "expected at least one, such as cluster=\"lab\"");
    }
    SilenceChanges.Span span = changes.span(fields);
    String comment = fields.needed(SilenceChanges.COMMENT, SilenceChanges.LONGEST_COMMENT);
    fields.check();
    return Silence.draft(
        matchers, span.startsAt(), span.endsAt(), request.caller().name(), comment);
  }
}
