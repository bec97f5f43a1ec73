package io.monitorix.exporter.web.manage;

import io.monitorix.alerts.routing.dispatch.Integration;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.exporter.routing.ReceiverTrial;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code notifications/test}: a sample through each integration of a receiver. */
final class NotificationTestAnswers {

  private static final String PATH = Endpoints.BASE + "/notifications/test";
  private static final String RECEIVER = "receiver";
  private static final int LONGEST_NAME = 1_000;

  private final RoutingKeeper keeper;
  private final Supplier<Locale> locale;
  private final InstantSource clock;

  NotificationTestAnswers(RoutingKeeper keeper, Supplier<Locale> locale, InstantSource clock) {
    this.keeper = keeper;
    this.locale = locale;
    this.clock = clock;
  }

  void addTo(Endpoints endpoints) {
    endpoints.change(Method.POST, PATH, this::send);
  }

  private void send(Request request) throws IOException {
    Parameters.of(request);
    Fields fields = Fields.of(request, RECEIVER);
    String receiver = fields.needed(RECEIVER, LONGEST_NAME);
    fields.check();
    if (!keeper.receivers().contains(receiver)) {
      throw Parameters.wrong(
          RECEIVER,
          "there is no receiver "
              + receiver
              + "; there are "
              + String.join(", ", keeper.receivers()));
    }
    Map<Integration, Notifier.HandOver> outcomes =
        keeper.tell(
            receiver,
            integration -> ReceiverTrial.sample(integration, false, locale.get(), clock.instant()));
    if (outcomes.isEmpty()) {
      throw ProblemException.conflict("the receiver " + receiver + " has no integrations");
    }
    request.changed("notification.test", receiver, "", "");
    Answers.send(
        request,
        out -> {
          out.beginObject().name(RECEIVER).value(receiver).name("results").beginArray();
          for (Map.Entry<Integration, Notifier.HandOver> each : outcomes.entrySet()) {
            Integration integration = each.getKey();
            out.beginObject().name("integration");
            out.value(integration.type() + "[" + integration.index() + "]");
            if (each.getValue() instanceof Notifier.Sent sent) {
              out.name("outcome").value("sent").name("detail").value(sent.detail());
            } else if (each.getValue() instanceof Notifier.RetryLater retry) {
              out.name("outcome").value("retry").name("detail").value(retry.reason());
            } else if (each.getValue() instanceof Notifier.GivenUp refused) {
              out.name("outcome").value("refused").name("detail").value(refused.reason());
            }
            out.endObject();
          }
          out.endArray().endObject();
        });
  }
}
