package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.MaintenanceWindow;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.EntityTag;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;

/** A silence, as answers have it. */
record ShownSilence(Silence silence) {

  /** What maintenance that was announced here is told by, to other programs too. */
  static final String MAINTENANCE = MaintenanceWindow.ANNOUNCED;

  /** What a silence is for. */
  enum Kind {
    SILENCE,
    ACKNOWLEDGEMENT,
    MAINTENANCE
  }

  /** Whether it is a window of the configuration, which nothing here can change. */
  boolean isConfigured() {
    return silence.id().startsWith(MaintenanceWindow.PREFIX);
  }

  Kind kind() {
    if (silence.isMaintenance()) {
      return Kind.MAINTENANCE;
    }
    return silence.acknowledges().isEmpty() ? Kind.SILENCE : Kind.ACKNOWLEDGEMENT;
  }

  /** That of what can be changed: time that passes is none. */
  EntityTag tag() {
    return EntityTag.of(
        out -> {
          out.beginObject();
          fields(out);
          out.endObject();
        });
  }

  void write(JsonWriter out, Instant now) throws IOException {
    out.beginObject();
    fields(out);
    out.name("state").value(silence.state(now).name().toLowerCase(Locale.ROOT));
    out.endObject();
  }

  private void fields(JsonWriter out) throws IOException {
    out.name("id").value(silence.id());
    out.name("kind").value(kind().name().toLowerCase(Locale.ROOT));
    out.name("configured").value(isConfigured());
    Answers.texts(
        out.name("matchers"), silence.matchers().list().stream().map(Matchers::text).toList());
    out.name("createdBy").value(silence.createdBy());
    String comment = silence.comment();
    out.name("comment")
        .value(comment.startsWith(MAINTENANCE) ? comment.substring(MAINTENANCE.length()) : comment);
    Answers.time(out.name("startsAt"), silence.startsAt());
    Answers.time(out.name("endsAt"), silence.endsAt());
    Answers.time(out.name("updatedAt"), silence.updatedAt());
    Answers.texts(out.name("acknowledges"), silence.acknowledges().stream().sorted().toList());
  }
}
