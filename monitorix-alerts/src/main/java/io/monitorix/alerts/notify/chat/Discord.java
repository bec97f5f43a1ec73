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

/** {@code discord_configs}: a webhook of Discord, which gets an embed. */
public final class Discord implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "webhook_url",
          "webhook_url_file",
          "content",
          "title",
          "message",
          "username",
          "avatar_url");

  /** The most that Discord takes of each, in characters. */
  private static final int TITLE = 256;

  private static final int DESCRIPTION = 4096;
  private static final int CONTENT = 2000;

  private static final int RED = 0x992d22;
  private static final int GREEN = 0x2ecc71;

  @Override
  public String key() {
    return "discord_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Posting posting =
        new Posting(
            fields.requiredUrl("webhook_url", null),
            fields.template("content", "{{ template \"discord.default.content\" . }}"),
            fields.template("title", "{{ template \"discord.default.title\" . }}"),
            fields.template("message", "{{ template \"discord.default.message\" . }}"),
            fields.template("username", ""),
            fields.template("avatar_url", ""));
    return HttpIntegration.of("discord", fields, true, posting);
  }

  private record Posting(
      Secret url, String content, String title, String message, String username, String avatarUrl)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Object embed =
          Json.object()
              .put("title", Cut.toCodePoints(texts.title(title), TITLE))
              .put("description", Cut.toCodePoints(texts.body(this.message), DESCRIPTION))
              .put("color", message.firing() ? RED : GREEN)
              .map();
      Json.JsonObject json =
          Json.object()
              .putText("content", Cut.toCodePoints(texts.text(content), CONTENT))
              .put("embeds", List.of(embed))
              .putText("username", texts.text(username))
              .putText("avatar_url", texts.text(avatarUrl));
      return sender.send(Outgoing.json(url.value(), json.map())).result();
    }
  }
}
