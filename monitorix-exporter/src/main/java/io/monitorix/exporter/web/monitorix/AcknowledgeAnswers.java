package io.monitorix.exporter.web.monitorix;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.AlertRouting;
import io.monitorix.alerts.routing.ack.Acknowledgements;
import io.monitorix.alerts.routing.ack.NothingToAcknowledgeException;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.InvalidSilenceException;
import io.monitorix.alerts.routing.silence.Silence;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;

/** {@code alerts/FINGERPRINT/acknowledge}: somebody takes care of an alert. */
final class AcknowledgeAnswers {

  private final RoutingKeeper keeper;
  private final Supplier<Duration> usual;

  AcknowledgeAnswers(RoutingKeeper keeper, Supplier<Duration> usual) {
    this.keeper = keeper;
    this.usual = usual;
  }

  void post(Request request) throws IOException {
    AcknowledgeRequest asked = AcknowledgeRequest.read(request.body(), usual.get());
    AlertRouting routing = keeper.routing();
    Alert alert = KnownAlerts.find(request, routing);
    Silence silence = acknowledge(routing, alert, asked, request.visibility());
    request.changed(
        "alert.acknowledge",
        alert.fingerprint().toString(),
        "",
        Answers.json(out -> tell(out, silence)));
    Answers.send(request, out -> tell(out, silence));
  }

  private static void tell(JsonWriter out, Silence silence) throws IOException {
    out.beginObject().name("silenceID").value(silence.id());
    out.name("endsAt").value(Answers.time(silence.endsAt()));
    Answers.texts(out.name("acknowledges"), silence.acknowledges().stream().sorted().toList());
    out.endObject();
  }

  private static Silence acknowledge(
      AlertRouting routing, Alert alert, AcknowledgeRequest asked, Visibility visibility) {
    Acknowledgements acknowledgements = routing.acknowledgements();
    try {
      if (!asked.group()) {
        return acknowledgements.acknowledge(alert, asked.acknowledgement());
      }
      // Where several routes tell of it, the first one says what its group is.
      Labels group = routing.routes().match(alert.labels()).get(0).groupLabels(alert.labels());
      Matchers matchers = Acknowledgements.matchers(group, alert);
      if (!visibility.holds(matchers.list())) {
        throw ProblemException.forbidden(
            "the group of this alert goes beyond your scope: acknowledge the alert alone");
      }
      return acknowledgements.acknowledge(matchers, asked.acknowledgement());
    } catch (NothingToAcknowledgeException e) {
      throw ProblemException.conflict(String.valueOf(e.getMessage()));
    } catch (InvalidSilenceException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
