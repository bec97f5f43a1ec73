package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.Answer;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code rocketchat_configs}: {@code chat.postMessage} of Rocket.Chat, with a token of a user. */
public final class RocketChat implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "api_url",
          "token",
          "token_file",
          "token_id",
          "token_id_file",
          "channel",
          "color",
          "emoji",
          "icon_url",
          "title",
          "title_link",
          "text",
          "fields",
          "short_fields",
          "image_url",
          "thumb_url",
          "link_names",
          "actions");

  /** What Rocket.Chat takes unless its administrator says otherwise, in characters. */
  private static final int TEXT = 5000;

  private static final String COLOR = "{{ if eq .Status \"firing\" }}red{{ else }}green{{ end }}";

  @Override
  public String key() {
    return "rocketchat_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    fields.flag("link_names", false);
    boolean shortFields = fields.flag("short_fields", false);
    Posting posting =
        new Posting(
            fields.url("api_url", "rocketchat_api_url", "https://open.rocket.chat"),
            fields.requiredSecret("token", "rocketchat_token"),
            fields.requiredSecret("token_id", "rocketchat_token_id"),
            fields.template("channel", ""),
            fields.template("emoji", "{{ template \"rocketchat.default.emoji\" . }}"),
            fields.template("icon_url", "{{ template \"rocketchat.default.iconurl\" . }}"),
            attachment(fields),
            fields.each("fields", List.of("title", "value", "short")).stream()
                .map(field -> field(field, shortFields))
                .toList(),
            fields.each("actions", List.of("type", "text", "url", "msg")).stream()
                .map(RocketChat::action)
                .toList());
    return HttpIntegration.of("rocketchat", fields, false, posting);
  }

  private static Map<String, String> attachment(Fields fields) {
    Map<String, String> attachment = new LinkedHashMap<>();
    attachment.put("color", fields.template("color", COLOR));
    attachment.put(
        "title_link",
        fields.template("title_link", "{{ template \"rocketchat.default.titlelink\" . }}"));
    attachment.put("image_url", fields.template("image_url", ""));
    attachment.put("thumb_url", fields.template("thumb_url", ""));
    attachment.put(
        "title", fields.template("title", "{{ template \"rocketchat.default.title\" . }}"));
    attachment.put("text", fields.template("text", "{{ template \"rocketchat.default.text\" . }}"));
    return attachment;
  }

  private static Field field(Fields fields, boolean shortFields) {
    return new Field(
        fields.template("title", ""),
        fields.template("value", ""),
        fields.flag("short", shortFields));
  }

  private static Map<String, String> action(Fields fields) {
    return Map.of(
        "type", "button",
        "text", fields.template("text", ""),
        "url", fields.template("url", ""),
        "msg", fields.template("msg", ""));
  }

  private record Field(String title, String value, boolean isShort) {}

  /** The attachment's and the actions' texts are templates, by the names of Rocket.Chat. */
  private record Posting(
      String apiUrl,
      Secret token,
      Secret tokenId,
      String channel,
      String emoji,
      String iconUrl,
      Map<String, String> attachment,
      List<Field> fields,
      List<Map<String, String>> actions)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject json =
          Json.object()
              .putText("channel", texts.text(channel))
              .putText("emoji", texts.text(emoji))
              .putText("avatar", texts.text(iconUrl))
              .put("attachments", List.of(json(texts)));
      String key = token.value();
      Answer answer =
          sender.send(
              Outgoing.json(apiUrl + "/api/v1/chat.postMessage", json.map())
                  .header("X-Auth-Token", key)
                  .header("X-User-Id", tokenId.value())
                  .hiding(key));
      return answer instanceof Answer.Received received
              && received.isSuccess()
              && Boolean.FALSE.equals(received.json().get("success"))
          ? new Result.Failed(received.reason())
          : answer.result();
    }

    private Object json(Texts texts) {
      Json.JsonObject json = Json.object();
      attachment.forEach(
          (name, template) -> {
            switch (name) {
              case "title" -> json.putText(name, texts.title(template));
              case "text" -> json.putText(name, Cut.toCodePoints(texts.body(template), TEXT));
              default -> json.putText(name, texts.text(template));
            }
          });
      if (!fields.isEmpty()) {
        json.put("fields", fields.stream().map(field -> json(field, texts)).toList());
      }
      if (!actions.isEmpty()) {
        json.put("actions", actions.stream().map(texts::texts).toList());
      }
      return json.map();
    }

    private static Object json(Field field, Texts texts) {
      return Json.object()
          .put("title", texts.text(field.title()))
          .put("value", texts.text(field.value()))
          .put("short", field.isShort())
          .map();
    }
  }
}
