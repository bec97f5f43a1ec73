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
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.notify.text.Urgency;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gotify_configs}: an application of Gotify. */
public final class Gotify implements IntegrationType {

  private static final List<String> KEYS =
      List.of("url", "token", "token_file", "title", "message", "priority", "click");

  @Override
  public String key() {
    return "gotify_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            fields.requiredSecret("token", null),
            fields.template("title", "{{ template \"gotify.default.title\" . }}"),
            fields.template("message", "{{ template \"gotify.default.message\" . }}"),
            fields.template("priority", ""),
            fields.template("click", "{{ template \"__alertmanagerURL\" . }}"));
    return HttpIntegration.of("gotify", fields, true, posting);
  }

  private record Posting(
      String url, Secret token, String title, String message, String priority, String click)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject extras =
          Json.object().put("client::display", Map.of("contentType", "text/markdown"));
      String link = texts.text(click);
      if (!link.isEmpty()) {
        extras.put("client::notification", Map.of("click", Map.of("url", link)));
      }
      Object json =
          Json.object()
              .put("title", texts.title(title))
              .put("message", texts.body(this.message))
              .put("priority", priority(message, texts))
              .put("extras", extras.map())
              .map();
      String key = token.value();
      Answer answer =
          sender.send(
              Outgoing.json(url + "/message", json).header("X-Gotify-Key", key).hiding(key));
      return answer instanceof Answer.Received received
              && received.isSuccess()
              && received.json().get("id") instanceof Number id
          ? new Result.Sent("", Optional.of(Long.toString(id.longValue())))
          : answer.result();
    }

    private int priority(Message message, Texts texts) {
      String number = texts.text(priority).strip();
      if (number.matches("\\d|10")) {
        return Integer.parseInt(number);
      }
      return switch (Urgency.of(message)) {
        case CRITICAL -> 8;
        case WARNING -> 5;
        case INFO, RESOLVED -> 2;
      };
    }
  }
}
