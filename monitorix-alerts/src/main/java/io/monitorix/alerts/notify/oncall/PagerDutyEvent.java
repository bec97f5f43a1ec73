package io.monitorix.alerts.notify.oncall;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What PagerDuty is told: templates. */
record PagerDutyEvent(
    String client,
    String clientUrl,
    String description,
    String source,
    String severity,
    String eventClass,
    String component,
    String group,
    Map<String, String> details,
    List<Map<String, String>> images,
    List<Map<String, String>> links) {

  /** The most that PagerDuty takes as a summary, in characters, and as an event, in bytes. */
  private static final int SUMMARY = 1024;

  private static final int EVENT = 512_000;

  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  PagerDutyEvent {
    details = new TreeMap<>(details);
  }

  Object version1(String key, Message message, Texts texts) {
    return Json.object()
        .put("service_key", key)
        .put("event_type", action(message))
        .put("incident_key", message.groupHash())
        .put("description", Cut.toCodePoints(texts.title(description), SUMMARY))
        .putText("client", texts.text(client))
        .putText("client_url", texts.text(clientUrl))
        .put("details", details(texts))
        .map();
  }

  Object version2(String key, Message message, Texts texts) {
    String from = texts.text(source);
    Object payload =
        Json.object()
            .put("summary", Cut.toCodePoints(texts.title(description), SUMMARY))
            .put("source", from.isEmpty() ? "Monitorix" : from)
            .put("severity", severity(texts))
            .putText("class", texts.text(eventClass))
            .putText("component", texts.text(component))
            .putText("group", texts.text(group))
            .put("custom_details", details(texts))
            .map();
    Json.JsonObject json =
        Json.object()
            .put("routing_key", key)
            .put("dedup_key", message.groupHash())
            .put("event_action", action(message))
            .put("payload", payload)
            .putText("client", texts.text(client))
            .putText("client_url", texts.text(clientUrl));
    if (!images.isEmpty()) {
      json.put("images", images.stream().map(texts::texts).toList());
    }
    if (!links.isEmpty()) {
      json.put("links", links.stream().map(texts::texts).toList());
    }
    return json.map();
  }

  private static String action(Message message) {
    return message.firing() ? "trigger" : "resolve";
  }

  /** PagerDuty refuses an event with another word. */
  private String severity(Texts texts) {
    String word = texts.text(severity);
    return SEVERITIES.contains(word) ? word : "error";
  }

  private Map<String, String> details(Texts texts) {
    Map<String, String> all = texts.texts(details);
    int size = Json.write(all).getBytes(StandardCharsets.UTF_8).length;
    if (size > EVENT) {
      all.replaceAll((name, text) -> Cut.toBytes(text, EVENT / (4 * all.size())));
    }
    return all;
  }
}
