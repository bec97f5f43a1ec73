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
import io.monitorix.alerts.notify.text.Button;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;

/** {@code msteams_configs}: a connector of Microsoft Teams, which gets a message card. */
public final class MsTeams implements IntegrationType {

  private static final List<String> KEYS =
      List.of("webhook_url", "webhook_url_file", "title", "summary", "text");

  /** Teams takes 28 KiB, JSON included. */
  private static final int TEXT_BYTES = 22_000;

  @Override
  public String key() {
    return "msteams_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Posting posting =
        new Posting(
            fields.requiredUrl("webhook_url", null),
            fields.template("title", "{{ template \"msteams.default.title\" . }}"),
            fields.template("summary", "{{ template \"msteams.default.summary\" . }}"),
            fields.template("text", "{{ template \"msteams.default.text\" . }}"));
    return HttpIntegration.of("msteams", fields, true, posting);
  }

  private record Posting(Secret url, String title, String summary, String text) implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject card =
          Json.object()
              .put("@context", "http://schema.org/extensions")
              .put("@type", "MessageCard")
              .put("title", texts.title(title))
              .put("summary", texts.title(summary))
              .put("text", Cut.toBytes(texts.body(text), TEXT_BYTES))
              .put("themeColor", message.firing() ? "8C1A1A" : "2DC72D");
      Button.silence(texts)
          .ifPresent(button -> card.put("potentialAction", List.of(action(button))));
      return verdict(sender.send(Outgoing.json(url.value(), card.map())));
    }

    private static Object action(Button button) {
      return Json.object()
          .put("@type", "OpenUri")
          .put("name", button.label())
          .put(
              "targets", List.of(Json.object().put("os", "default").put("uri", button.url()).map()))
          .map();
    }
  }

  /** Teams answers 200 also when it could not deliver, and says so in words. */
  private static Result verdict(Answer answer) {
    return answer instanceof Answer.Received received
            && received.isSuccess()
            && received.body().contains("delivery failed")
        ? new Result.Retry(received.reason(), received.pause())
        : answer.result();
  }
}
