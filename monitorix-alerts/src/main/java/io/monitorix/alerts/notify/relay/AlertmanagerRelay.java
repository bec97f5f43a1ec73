package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.template.Notification;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code alertmanager_configs}: hands alerts on to Alertmanagers ({@code POST /api/v2/alerts}).
 * Each of a cluster is told; one that takes them is enough.
 */
public final class AlertmanagerRelay implements IntegrationType {

  private static final List<String> KEYS = List.of("urls", "path_prefix", "valid_for");

  @Override
  public String key() {
    return "alertmanager_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    List<String> urls = new ArrayList<>();
    YamlValue list = fields.value("urls", null);
    if (list == null) {
      fields.missing("urls");
    } else {
      for (YamlValue each : list.list()) {
        if (!each.text().matches("https?://[^/?#\\s]+\\S*")) {
          each.problem("expected a URL that begins with http:// or https://");
        }
        urls.add(each.text().replaceFirst("/+$", ""));
      }
    }
    Posting posting =
        new Posting(
            urls,
            fields.text("path_prefix", ""),
            fields.duration("valid_for", Duration.ofDays(1)),
            context.clock());
    return HttpIntegration.of("alertmanager", fields, true, posting);
  }

  private record Posting(List<String> urls, String prefix, Duration validFor, InstantSource clock)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Instant until = clock.instant().plus(validFor);
      List<Object> alerts = new ArrayList<>();
      message.data().alerts().forEach(alert -> alerts.add(json(alert, until)));
      List<Result> refusals = new ArrayList<>();
      for (String url : urls) {
        String path = (url + "/" + prefix + "/api/v2/alerts").replaceAll("(?<!:)/{2,}", "/");
        Result result = sender.send(Outgoing.json(path, alerts)).result();
        if (!(result instanceof Result.Sent)) {
          refusals.add(result);
        }
      }
      return sum(refusals);
    }

    private Result sum(List<Result> refusals) {
      if (refusals.size() < urls.size()) {
        return refusals.isEmpty()
            ? Result.sent()
            : Result.sent().noting("not taken by " + refusals.size() + " of " + urls.size());
      }
      return refusals.stream()
          .filter(Result.Retry.class::isInstance)
          .findFirst()
          .orElse(refusals.get(0));
    }

    /** An alert without an end would be over after five minutes: it is told anew much later. */
    private static Object json(Notification.Alert alert, Instant until) {
      boolean firing = alert.status().equals("firing");
      return Json.object()
          .put("labels", alert.labels().toMap())
          .put("annotations", alert.annotations().toMap())
          .put("startsAt", GoTime.of(alert.startsAt()))
          .put("endsAt", GoTime.of(firing ? until : alert.endsAt()))
          .put("generatorURL", alert.generatorUrl())
          .map();
    }
  }
}
