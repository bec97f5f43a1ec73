package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;

/** {@code mattermost_configs}: an incoming webhook of Mattermost. */
public final class Mattermost implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "webhook_url",
          "webhook_url_file",
          "channel",
          "username",
          "icon_url",
          "icon_emoji",
          "text",
          "color",
          "title",
          "title_link",
          "message",
          "footer");

  /** Half of what Mattermost takes as a post, in characters: an attachment is not all of it. */
  private static final int TEXT = 8000;

  private static final String COLOR =
      "{{ if eq .Status \"firing\" }}#c5221f{{ else }}#188038{{ end }}";

  @Override
  public String key() {
    return "mattermost_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Posting posting =
        new Posting(
            fields.requiredUrl("webhook_url", "mattermost_webhook_url"),
            fields.template("channel", ""),
            fields.template("username", "{{ template \"mattermost.default.username\" . }}"),
            fields.template("icon_url", ""),
            fields.template("icon_emoji", ""),
            fields.template("text", ""),
            fields.template("color", COLOR),
            fields.template("title", "{{ template \"mattermost.default.title\" . }}"),
            fields.template("title_link", "{{ template \"__alertmanagerURL\" . }}"),
            fields.template("message", "{{ template \"mattermost.default.message\" . }}"),
            fields.template("footer", ""));
    return HttpIntegration.of("mattermost", fields, true, posting);
  }

  private record Posting(
      Secret url,
      String channel,
      String username,
      String iconUrl,
      String iconEmoji,
      String text,
      String color,
      String title,
      String titleLink,
      String message,
      String footer)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String heading = texts.title(title);
      Object attachment =
          Json.object()
              .put("fallback", heading)
              .putText("color", texts.text(color))
              .put("title", heading)
              .putText("title_link", texts.text(titleLink))
              .put("text", Cut.toCodePoints(texts.body(this.message), TEXT))
              .putText("footer", texts.text(footer))
              .map();
      Json.JsonObject json =
          Json.object()
              .putText("channel", texts.text(channel))
              .putText("username", texts.text(username))
              .putText("icon_url", texts.text(iconUrl))
              .putText("icon_emoji", texts.text(iconEmoji))
              .putText("text", Cut.toCodePoints(texts.text(text), TEXT))
              .put("attachments", List.of(attachment));
      return sender.send(Outgoing.json(url.value(), json.map())).result();
    }
  }
}
