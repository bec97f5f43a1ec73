package io.monitorix.exporter.web.manage;

import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.routing.silence.UnknownSilenceException;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What silences and maintenance have in common: how they are found, made, and ended. */
final class SilenceChanges {

  static final String ID = "id";
  static final String STARTS_AT = "startsAt";
  static final String ENDS_AT = "endsAt";
  static final String DURATION = "duration";
  static final String COMMENT = "comment";
  static final int LONGEST_COMMENT = 2_000;

  private static final Duration LONGEST = Duration.ofDays(3_650);

  private final AlertContext context;

  SilenceChanges(AlertContext context) {
    this.context = context;
  }

  /** Whether the caller may see a silence: it may keep something quiet that they see. */
  static boolean shows(Request request, Silence silence) {
    return request.visibility().touches(silence.matchers().list());
  }

  /**
   * The one that the path names.
   *
   * @throws ProblemException if there is none
   */
  ShownSilence found(Request request, Silences silences) {
    String id = request.segment(ID);
    return silences
        .find(id)
        .filter(silence -> shows(request, silence))
        .map(ShownSilence::new)
        .orElseThrow(() -> ProblemException.notFound("there is no silence " + id));
  }

  /** From when to when. */
  record Span(Instant startsAt, Instant endsAt) {}

  /** Reads it; what is wrong is told by the fields. */
  Span span(Fields fields) {
    Instant now = context.clock().instant();
    Instant start = fields.time(STARTS_AT).orElse(now);
    Optional<Instant> end = fields.time(ENDS_AT);
    Optional<Duration> lasting = fields.duration(DURATION, LONGEST);
    if (fields.value(ENDS_AT).isPresent() == fields.value(DURATION).isPresent()) {
      fields.problem(ENDS_AT, "expected either endsAt or duration");
    } else if (end.isPresent() && !start.isBefore(end.get())) {
      fields.problem(ENDS_AT, "expected a time after the start");
    } else if (end.isPresent() && end.get().isBefore(now)) {
      fields.problem(ENDS_AT, "expected a time to come");
    }
    return new Span(start, end.orElseGet(() -> start.plus(lasting.orElse(Duration.ZERO))));
  }

  /**
   * Makes or changes one.
   *
   * @param before empty for a new one
   */
  ShownSilence set(Request request, String action, Optional<Silence> before, Silence draft) {
    before.ifPresent(silence -> within(request, silence));
    within(request, draft);
    Silence silence;
    try {
      silence = silences().set(draft);
    } catch (UnknownSilenceException e) {
      throw ProblemException.notFound("there is no silence " + draft.id());
    } catch (InvalidSilenceException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
    request.changed(action, silence.id(), before.map(this::json).orElse(""), json(silence));
    return new ShownSilence(silence);
  }

  /** Nobody silences what they do not see. */
  private static void within(Request request, Silence silence) {
    if (!request.visibility().holds(silence.matchers().list())) {
      throw ProblemException.forbidden(
          "these matchers reach beyond your scope: they have to name a cluster of yours, as"
              + " cluster=\"lab\", and where pools or tags limit you, a guest, as id=\"qemu/100\"");
    }
  }

  /** Ends one now; one that is over stays so. */
  void end(Request request, String action, ShownSilence shown) throws IOException {
    Silence silence = shown.silence();
    if (shown.isConfigured()) {
      throw ProblemException.conflict(
          silence.id() + " is a window of the configuration: change it in the file, and reload");
    }
    within(request, silence);
    shown.tag().require(request);
    if (silence.state(context.clock().instant()) != SilenceState.EXPIRED) {
      try {
        silences().expire(silence.id());
      } catch (InvalidSilenceException | UnknownSilenceException e) {
        // it ended by itself, or somebody else was quicker: what was asked for is so
        request.answerEmpty(204);
        return;
      }
      request.changed(action, silence.id(), json(silence), "");
    }
    request.answerEmpty(204);
  }

  void send(Request request, int status, ShownSilence shown) throws IOException {
    Instant now = context.clock().instant();
    request.set("ETag", shown.tag().toString());
    Answers.send(request, status, out -> shown.write(out, now));
  }

  /** Those that can be changed. */
  Silences silences() {
    return context.keeper().routing().silences();
  }

  private String json(Silence silence) {
    Instant now = context.clock().instant();
    return Answers.json(out -> new ShownSilence(silence).write(out, now));
  }
}
