package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.text.Button;
import io.monitorix.alerts.notify.text.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A button below a notification in Slack: templates, empty where nothing is configured.
 *
 * @param confirm what is asked before it acts, by the names of Slack; empty for nothing
 */
record SlackAction(
    String type,
    String text,
    String url,
    String style,
    String name,
    String value,
    Map<String, String> confirm) {

  private static final List<String> KEYS =
      List.of("type", "text", "url", "style", "name", "value", "confirm");

  private static final List<String> CONFIRM = List.of("text", "title", "ok_text", "dismiss_text");

  static List<SlackAction> read(Fields attachment) {
    return attachment.each("actions", KEYS).stream().map(SlackAction::of).toList();
  }

  private static SlackAction of(Fields keys) {
    keys.required("type");
    keys.required("text");
    if (!keys.has("url") && !keys.has("name")) {
      keys.missing("url", "name");
    }
    boolean link = keys.has("url");
    Fields asked = keys.below("confirm", CONFIRM);
    if (asked != null) {
      asked.required("text");
    }
    return new SlackAction(
        keys.template("type", ""),
        keys.template("text", ""),
        keys.template("url", ""),
        keys.template("style", ""),
        link ? "" : keys.template("name", ""),
        link ? "" : keys.template("value", ""),
        link || asked == null ? Map.of() : keys.templates("confirm"));
  }

  /** A button that leads somewhere, as JSON. */
  static Map<String, @Nullable Object> of(Button button) {
    return Json.object()
        .put("type", "button")
        .put("text", button.label())
        .put("url", button.url())
        .map();
  }

  Map<String, @Nullable Object> json(Texts texts) {
    Json.JsonObject json =
        Json.object()
            .put("type", texts.text(type))
            .put("text", texts.text(text))
            .putText("url", texts.text(url))
            .putText("style", texts.text(style))
            .putText("name", texts.text(name))
            .putText("value", texts.text(value));
    if (!confirm.isEmpty()) {
      json.put("confirm", texts.texts(confirm));
    }
    return json.map();
  }
}
