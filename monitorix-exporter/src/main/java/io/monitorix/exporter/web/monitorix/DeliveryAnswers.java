package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Attempt;
import io.monitorix.alerts.routing.dispatch.DeliveryReason;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code alerts/FINGERPRINT/delivery}: why somebody was told of an alert, or was not. */
public final class DeliveryAnswers {

  private final RoutingKeeper keeper;
  private final InstantSource clock;

  DeliveryAnswers(RoutingKeeper keeper, InstantSource clock) {
    this.keeper = keeper;
    this.clock = clock;
  }

  void one(Request request) throws IOException {
    AlertRouting routing = keeper.routing();
    Alert alert = KnownAlerts.find(request, routing);
    List<DeliveryReason> reasons = routing.dispatcher().explain(alert);
    boolean resolved = alert.isResolved(clock.instant());
    Answers.send(
        request,
        out -> {
          out.beginObject().name("fingerprint").value(alert.fingerprint().toString());
          out.name("state").value(resolved ? "resolved" : "firing");
          Answers.labels(out.name("labels"), alert.labels());
          out.name("startsAt").value(Answers.time(alert.startsAt()));
          deliveries(out.name("deliveries"), reasons);
          out.endObject();
        });
  }

  /** As an array. */
  public static void deliveries(JsonWriter out, List<DeliveryReason> reasons) throws IOException {
    out.beginArray();
    for (DeliveryReason reason : reasons) {
      reason(out, reason);
    }
    out.endArray();
  }

  private static void reason(JsonWriter out, DeliveryReason reason) throws IOException {
    out.beginObject().name("receiver").value(reason.receiver());
    Answers.text(out.name("integration"), reason.integration());
    out.name("verdict").value(reason.verdict().name().toLowerCase(Locale.ROOT));
    out.name("reason").value(Reasons.text(reason));
    out.name("route").value(reason.routeId()).name("groupKey").value(reason.groupKey());
    Answers.labels(out.name("groupLabels"), reason.groupLabels());
    Answers.texts(out.name("silencedBy"), reason.suppression().silencedBy());
    Answers.text(out.name("inhibitedBy"), reason.suppression().inhibitedBy());
    Answers.texts(out.name("mutedBy"), reason.suppression().mutedBy());
    Answers.texts(out.name("inactive"), reason.suppression().inactive());
    Answers.text(out.name("lastTold"), reason.lastTold().map(Answers::time));
    attempt(out.name("lastAttempt"), reason.lastAttempt());
    Answers.text(out.name("nextAttempt"), reason.nextAttempt().map(Answers::time));
    Answers.text(out.name("nextFlush"), reason.nextFlush().map(Answers::time));
    out.endObject();
  }

  private static void attempt(JsonWriter out, Optional<Attempt> attempt) throws IOException {
    if (attempt.isEmpty()) {
      out.nullValue();
      return;
    }
    Attempt last = attempt.get();
    out.beginObject().name("at").value(Answers.time(last.at()));
    out.name("attempt").value(last.number());
    if (last.outcome() instanceof Notifier.Sent sent) {
      out.name("outcome").value("sent").name("detail").value(sent.detail());
    } else if (last.outcome() instanceof Notifier.RetryLater retry) {
      out.name("outcome").value("retry").name("detail").value(retry.reason());
    } else if (last.outcome() instanceof Notifier.GivenUp refused) {
      out.name("outcome").value("refused").name("detail").value(refused.reason());
    }
    out.endObject();
  }
}
