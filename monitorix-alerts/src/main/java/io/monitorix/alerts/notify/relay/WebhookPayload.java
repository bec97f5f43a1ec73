package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.template.Notification;
import java.util.List;
import java.util.Map;

/** The body that Alertmanager sends to webhooks, version 4. */
final class WebhookPayload {

  private WebhookPayload() {}

  /**
   * As JSON.
   *
   * @param maxAlerts how many alerts it has at most; 0 for all
   */
  static String of(Message message, long maxAlerts) {
    Notification data = message.data();
    List<Notification.Alert> alerts = data.alerts();
    int shown = maxAlerts > 0 ? (int) Math.min(maxAlerts, alerts.size()) : alerts.size();
    return Json.write(
        Json.object()
            .put("receiver", data.receiver())
            .put("status", data.status())
            .put("alerts", alerts.subList(0, shown).stream().map(WebhookPayload::alert).toList())
            .put("groupLabels", labels(data.groupLabels()))
            .put("commonLabels", labels(data.commonLabels()))
            .put("commonAnnotations", labels(data.commonAnnotations()))
            .put("externalURL", data.externalUrl())
            .put("version", "4")
            .put("groupKey", message.groupKey())
            .put("truncatedAlerts", alerts.size() - shown)
            .map());
  }

  private static Object alert(Notification.Alert alert) {
    boolean firing = alert.status().equals("firing");
    return Json.object()
        .put("status", alert.status())
        .put("labels", labels(alert.labels()))
        .put("annotations", labels(alert.annotations()))
        .put("startsAt", GoTime.of(alert.startsAt()))
        .put("endsAt", firing ? GoTime.NEVER : GoTime.of(alert.endsAt()))
        .put("generatorURL", alert.generatorUrl())
        .put("fingerprint", alert.fingerprint())
        .map();
  }

  private static Map<String, String> labels(Labels labels) {
    return labels.toMap();
  }
}
