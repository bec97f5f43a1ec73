package io.monitorix.exporter.web.alertmanager;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.alerts.routing.silence.SilenceState;
import io.monitorix.alerts.routing.silence.Silences;
import io.monitorix.alerts.routing.silence.UnknownSilenceException;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code silences} and {@code silence/ID}. */
final class SilenceAnswers {

  private static final String ID = "silenceID";
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");

  private final RoutingKeeper keeper;
  private final InstantSource clock;

  SilenceAnswers(RoutingKeeper keeper, InstantSource clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  /** Active ones first, then those to come, then those that are over. */
  void list(Request request) throws IOException {
    Matchers filter = new Query(request.form()).filter();
    Instant now = clock.instant();
    Visibility visibility = request.visibility();
    List<Silence> found =
        shown().find(EnumSet.allOf(SilenceState.class), List.of()).stream()
            .filter(silence -> visibility.touches(silence.matchers().list()))
            .filter(silence -> matches(silence, filter))
            .sorted(order(now))
            .toList();
    Answers.send(
        request,
        out -> {
          out.beginArray();
          for (Silence silence : found) {
            silence(out, silence, now);
          }
          out.endArray();
        });
  }

  void one(Request request) throws IOException {
    Visibility visibility = request.visibility();
    Optional<Silence> found =
        shown().find(id(request)).filter(each -> visibility.touches(each.matchers().list()));
    if (found.isEmpty()) {
      request.answerEmpty(404);
    } else {
      Instant now = clock.instant();
      Answers.send(request, out -> silence(out, found.get(), now));
    }
  }

  /** Creates one, or changes one, which may give it a new id. */
  void set(Request request) throws IOException {
    Silence asked = SilenceReader.read(Body.of(request, "silence"));
    Silences silences = silences();
    checkScope(request, asked);
    Optional<Silence> before = silences.find(asked.id());
    before.ifPresent(silence -> checkScope(request, silence));
    Silence created;
    try {
      created = silences.set(asked);
    } catch (UnknownSilenceException e) {
      throw ApiException.text(404, String.valueOf(e.getMessage()));
    } catch (InvalidSilenceException e) {
      throw ApiException.text(400, String.valueOf(e.getMessage()));
    }
    request.changed(
        before.isPresent() ? "silence.change" : "silence.create",
        created.id(),
        before.map(this::json).orElse(""),
        json(created));
    Answers.send(request, out -> out.beginObject().name(ID).value(created.id()).endObject());
  }

  /** One that is over stays so. */
  void expire(Request request) throws IOException {
    String id = id(request);
    Visibility visibility = request.visibility();
    Optional<Silence> found =
        silences().find(id).filter(each -> visibility.touches(each.matchers().list()));
    if (found.isEmpty()) {
      request.answerEmpty(404);
      return;
    }
    checkScope(request, found.get());
    try {
      Silence ended = silences().expire(id);
      request.changed("silence.expire", id, json(found.get()), json(ended));
    } catch (InvalidSilenceException e) {
      // it ended by itself, or somebody else was quicker: what was asked for is so
      request.answerEmpty(200);
      return;
    }
    request.answerEmpty(200);
  }

  /** Whoever sees a part may silence that part, by matchers that cannot match anything else. */
  private static void checkScope(Request request, Silence silence) {
    if (!request.visibility().holds(silence.matchers().list())) {
      throw ApiException.text(
          403,
          "your scope needs matchers that stay within it: cluster=\"…\" of a cluster that you see,"
              + " and id=\"…\" of a guest where the scope is of pools or tags");
    }
  }

  private String json(Silence silence) {
    Instant now = clock.instant();
    return Answers.json(out -> silence(out, silence, now));
  }

  /** Those that another process has written, too, while this one stands by. */
  private Silences shown() {
    return keeper.shown().silences();
  }

  private Silences silences() {
    return keeper.routing().silences();
  }

  private static String id(Request request) {
    String id = request.segment(ID);
    if (!UUID.matcher(id).matches()) {
      throw ApiException.wrongType(ID, "uuid", Names.quote(id));
    }
    return id.toLowerCase(Locale.ROOT);
  }

  /** Matchers are compared with those of the silence, as if these were labels. */
  private static boolean matches(Silence silence, Matchers filter) {
    Map<String, String> values = new HashMap<>();
    silence.matchers().list().forEach(each -> values.put(each.name(), each.value()));
    for (LabelMatcher matcher : filter.list()) {
      boolean there = values.containsKey(matcher.name());
      if (matcher.value().isEmpty() && there == matcher.type().isNegative()) {
        continue;
      }
      if (!matcher.matches(values.getOrDefault(matcher.name(), ""))) {
        return false;
      }
    }
    return true;
  }

  /** Of those that last, the next to end; of those to come, the next to begin; the last ended. */
  private static Comparator<Silence> order(Instant now) {
    return (one, other) -> {
      SilenceState state = one.state(now);
      int byState = Integer.compare(rank(state), rank(other.state(now)));
      if (byState != 0) {
        return byState;
      }
      return switch (state) {
        case ACTIVE -> one.endsAt().compareTo(other.endsAt());
        case PENDING -> one.startsAt().compareTo(other.startsAt());
        case EXPIRED -> other.endsAt().compareTo(one.endsAt());
      };
    };
  }

  private static int rank(SilenceState state) {
    return switch (state) {
      case ACTIVE -> 0;
      case PENDING -> 1;
      case EXPIRED -> 2;
    };
  }

  private static void silence(JsonWriter out, Silence silence, Instant now) throws IOException {
    out.beginObject().name("id").value(silence.id());
    out.name("status").beginObject().name("state");
    out.value(silence.state(now).name().toLowerCase(Locale.ROOT)).endObject();
    out.name("updatedAt").value(Times.text(silence.updatedAt()));
    out.name("comment").value(silence.comment()).name("createdBy").value(silence.createdBy());
    out.name("endsAt").value(Times.text(silence.endsAt()));
    out.name("matchers").beginArray();
    for (LabelMatcher matcher : silence.matchers().list()) {
      LabelMatcher.Type type = matcher.type();
      out.beginObject().name("isEqual").value(!type.isNegative());
      out.name("isRegex");
      out.value(type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX);
      out.name("name").value(matcher.name()).name("value").value(matcher.value()).endObject();
    }
    out.endArray();
    out.name("startsAt").value(Times.text(silence.startsAt())).endObject();
  }
}
