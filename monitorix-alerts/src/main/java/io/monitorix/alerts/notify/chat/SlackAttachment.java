package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.text.Button;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attachment that a notification in Slack is: templates. */
record SlackAttachment(
    String color,
    String title,
    String titleLink,
    String pretext,
    String text,
    String fallback,
    String callbackId,
    String footer,
    String imageUrl,
    String thumbUrl,
    List<Field> fields,
    List<SlackAction> actions,
    List<String> mrkdwnIn) {

  static final List<String> KEYS =
      List.of(
          "color",
          "title",
          "title_link",
          "pretext",
          "text",
          "fields",
          "short_fields",
          "footer",
          "fallback",
          "callback_id",
          "image_url",
          "thumb_url",
          "mrkdwn_in",
          "actions");

  /** The most that Slack shows of each, in characters. */
  private static final int TITLE = 1024;

  private static final int TEXT = 8000;
  private static final String COLOR = "{{ if eq .Status \"firing\" }}danger{{ else }}good{{ end }}";

  /** A title and a value in a table. */
  record Field(String title, String value, boolean isShort) {}

  static SlackAttachment read(Fields keys) {
    boolean shortFields = keys.flag("short_fields", false);
    List<String> mrkdwnIn = keys.texts("mrkdwn_in");
    return new SlackAttachment(
        keys.template("color", COLOR),
        keys.template("title", Slack.template("title")),
        keys.template("title_link", Slack.template("titlelink")),
        keys.template("pretext", Slack.template("pretext")),
        keys.template("text", Slack.template("text")),
        keys.template("fallback", Slack.template("fallback")),
        keys.template("callback_id", Slack.template("callbackid")),
        keys.template("footer", Slack.template("footer")),
        keys.template("image_url", ""),
        keys.template("thumb_url", ""),
        keys.each("fields", List.of("title", "value", "short")).stream()
            .map(field -> field(field, shortFields))
            .toList(),
        SlackAction.read(keys),
        mrkdwnIn.isEmpty() ? List.of("fallback", "pretext", "text") : mrkdwnIn);
  }

  private static Field field(Fields keys, boolean shortFields) {
    keys.required("title");
    keys.required("value");
    return new Field(
        keys.template("title", ""), keys.template("value", ""), keys.flag("short", shortFields));
  }

  Map<String, @Nullable Object> json(Texts texts) {
    Json.JsonObject json =
        Json.object()
            .putText("title", Cut.toCodePoints(texts.title(title), TITLE))
            .putText("title_link", texts.text(titleLink))
            .putText("pretext", texts.text(pretext))
            .putText("text", Cut.toCodePoints(texts.body(text), TEXT))
            .putText("fallback", texts.title(fallback))
            .putText("callback_id", texts.text(callbackId))
            .putText("image_url", texts.text(imageUrl))
            .putText("thumb_url", texts.text(thumbUrl))
            .putText("footer", texts.text(footer))
            .putText("color", texts.text(color))
            .put("mrkdwn_in", mrkdwnIn);
    if (!fields.isEmpty()) {
      json.put(
          "fields",
          fields.stream()
              .map(
                  field ->
                      Json.object()
                          .put("title", texts.text(field.title()))
                          .put("value", texts.text(field.value()))
                          .put("short", field.isShort())
                          .map())
              .toList());
    }
    List<Map<String, @Nullable Object>> buttons =
        actions.isEmpty()
            ? Button.silence(texts).stream().map(SlackAction::of).toList()
            : actions.stream().map(action -> action.json(texts)).toList();
    if (!buttons.isEmpty()) {
      json.put("actions", buttons);
    }
    return json.map();
  }
}
