package io.monitorix.exporter.web.alertmanager;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.Alert;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Writes alerts. */
final class AlertJson {

  private AlertJson() {}

  static void list(JsonWriter out, List<ShownAlert> alerts) throws IOException {
    out.beginArray();
    for (ShownAlert each : alerts) {
      alert(out, each);
    }
    out.endArray();
  }

  private static void alert(JsonWriter out, ShownAlert shown) throws IOException {
    Alert alert = shown.alert();
    out.beginObject();
    labels(out.name("annotations"), alert.annotations());
    Instant end = alert.endsAt();
    out.name("endsAt").value(Times.text(end == null ? Instant.EPOCH : end));
    out.name("fingerprint").value(alert.fingerprint().toString());
    out.name("receivers").beginArray();
    for (String receiver : shown.receivers()) {
      receiver(out, receiver);
    }
    out.endArray();
    out.name("startsAt").value(Times.text(alert.startsAt()));
    out.name("status").beginObject();
    texts(out.name("inhibitedBy"), shown.inhibitedBy());
    texts(out.name("silencedBy"), shown.silencedBy());
    out.name("state").value(shown.isActive() ? "active" : "suppressed").endObject();
    out.name("updatedAt").value(Times.text(alert.updatedAt()));
    if (!alert.generatorUrl().isEmpty()) {
      out.name("generatorURL").value(alert.generatorUrl());
    }
    labels(out.name("labels"), alert.labels());
    out.endObject();
  }

  static void receiver(JsonWriter out, String name) throws IOException {
    out.beginObject().name("name").value(name).endObject();
  }

  static void labels(JsonWriter out, Labels labels) throws IOException {
    out.beginObject();
    for (int i = 0; i < labels.size(); i++) {
      out.name(labels.name(i)).value(labels.value(i));
    }
    out.endObject();
  }

  private static void texts(JsonWriter out, List<?> texts) throws IOException {
    out.beginArray();
    for (Object each : texts) {
      out.value(each.toString());
    }
    out.endArray();
  }
}
