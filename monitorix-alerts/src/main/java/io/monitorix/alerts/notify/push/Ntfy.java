package io.monitorix.alerts.notify.push;

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
import io.monitorix.alerts.notify.text.Button;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.notify.text.Urgency;
import io.monitorix.alerts.yaml.YamlValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ntfy_configs}: a topic of ntfy. */
public final class Ntfy implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "url",
          "topic",
          "token",
          "token_file",
          "username",
          "password",
          "password_file",
          "title",
          "message",
          "priority",
          "tags",
          "click",
          "icon",
          "markdown");

  /** The most that ntfy shows as a message; more becomes a file. */
  private static final int BYTES = 4096;

  private static final int TITLE = 250;

  private static final String TAGS =
      "{{ if eq .Status \"firing\" }}rotating_light{{ else }}white_check_mark{{ end }}";

  @Override
  public String key() {
    return "ntfy_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Secret password = fields.secret("password", null);
    Secret token = fields.secret("token", null);
    if (!token.isNone() && !password.isNone()) {
      fields.problem("token", "'token' and 'password' exclude each other: keep one of them");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, "https://ntfy.sh"),
            fields.required("topic"),
            token,
            fields.text("username", ""),
            password,
            fields.template("title", "{{ template \"ntfy.default.title\" . }}"),
            fields.template("message", "{{ template \"ntfy.default.message\" . }}"),
            fields.template("priority", ""),
            fields.template("tags", TAGS),
            fields.template("click", "{{ template \"__alertmanagerURL\" . }}"),
            fields.template("icon", ""),
            fields.flag("markdown", false));
    return HttpIntegration.of("ntfy", fields, true, posting);
  }

  private record Posting(
      String url,
      String topic,
      Secret token,
      String username,
      Secret password,
      String title,
      String message,
      String priority,
      String tags,
      String click,
      String icon,
      boolean markdown)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject json =
          Json.object()
              .put("topic", texts.text(topic))
              .put("title", Cut.toCodePoints(texts.title(title), TITLE))
              .put("message", Cut.toBytes(texts.body(this.message), BYTES))
              .put("priority", priority(message, texts))
              .put("tags", tags(texts))
              .putText("click", texts.text(click))
              .putText("icon", texts.text(icon));
      if (markdown) {
        json.put("markdown", true);
      }
      Button.silence(texts).ifPresent(button -> json.put("actions", List.of(action(button))));
      Answer answer = sender.send(signedIn(Outgoing.json(url, json.map())));
      return answer instanceof Answer.Received received
              && received.isSuccess()
              && received.json().get("id") instanceof String id
          ? new Result.Sent("", Optional.of(id))
          : answer.result();
    }

    private static Object action(Button button) {
      return Json.object()
          .put("action", "view")
          .put("label", button.label())
          .put("url", button.url())
          .map();
    }

    private int priority(Message message, Texts texts) {
      String number = texts.text(priority).strip();
      if (number.matches("[1-5]")) {
        return Integer.parseInt(number);
      }
      return switch (Urgency.of(message)) {
        case CRITICAL -> 5;
        case WARNING -> 4;
        case INFO, RESOLVED -> 3;
      };
    }

    private List<String> tags(Texts texts) {
      return Stream.of(texts.text(tags).split(",", -1))
          .map(String::strip)
          .filter(tag -> !tag.isEmpty())
          .toList();
    }

    private Outgoing signedIn(Outgoing request) {
      if (!token.isNone()) {
        String key = token.value();
        return request.header("Authorization", "Bearer " + key).hiding(key);
      }
      if (username.isEmpty()) {
        return request;
      }
      String pair = username + ":" + password.value();
      return request
          .header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
          .hiding(password.value());
    }
  }
}
