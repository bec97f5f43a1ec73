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
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code zulip_configs}: a message of a bot to a channel of Zulip, or to users. */
public final class Zulip implements IntegrationType {

  private static final List<String> KEYS =
      List.of("url", "email", "api_key", "api_key_file", "channel", "topic", "to", "message");

  /** The most that Zulip takes of each, in characters. */
  private static final int TOPIC = 60;

  private static final int CONTENT = 10_000;

  @Override
  public String key() {
    return "zulip_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    if (fields.has("channel") == fields.has("to")) {
      fields.problem("to", "expected either 'channel' or 'to'");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            fields.required("email"),
            fields.requiredSecret("api_key", null),
            fields.template("channel", ""),
            fields.template("topic", "{{ template \"zulip.default.topic\" . }}"),
            fields.texts("to"),
            fields.template("message", "{{ template \"zulip.default.message\" . }}"));
    return HttpIntegration.of("zulip", fields, true, posting);
  }

  private record Posting(
      String url,
      String email,
      Secret apiKey,
      String channel,
      String topic,
      List<String> to,
      String message)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Map<String, String> form = new LinkedHashMap<>();
      if (to.isEmpty()) {
        form.put("type", "stream");
        form.put("to", texts.text(channel));
        form.put("topic", Cut.toCodePoints(texts.text(topic), TOPIC));
      } else {
        form.put("type", "direct");
        form.put("to", Json.write(to));
      }
      form.put("content", Cut.toCodePoints(texts.body(this.message), CONTENT));
      String key = apiKey.value();
      String pair =
          Base64.getEncoder().encodeToString((email + ":" + key).getBytes(StandardCharsets.UTF_8));
      Answer answer =
          sender.send(
              Outgoing.form(url + "/api/v1/messages", form)
                  .header("Authorization", "Basic " + pair)
                  .hiding(key));
      return answer instanceof Answer.Received received
              && received.isSuccess()
              && received.json().get("id") instanceof Number id
          ? new Result.Sent("", Optional.of(Long.toString(id.longValue())))
          : answer.result();
    }
  }
}
