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
import io.monitorix.alerts.notify.text.Button;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Map;

/** {@code msteamsv2_configs}: a workflow of Microsoft Teams, which gets an adaptive card. */
public final class MsTeamsV2 implements IntegrationType {

  private static final List<String> KEYS =
      List.of("webhook_url", "webhook_url_file", "title", "text");

  /** Teams takes 28 KiB, JSON included. */
  private static final int TEXT_BYTES = 22_000;

  @Override
  public String key() {
    return "msteamsv2_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Posting posting =
        new Posting(
            fields.requiredUrl("webhook_url", null),
            fields.template("title", "{{ template \"msteamsv2.default.title\" . }}"),
            fields.template("text", "{{ template \"msteamsv2.default.text\" . }}"));
    return HttpIntegration.of("msteamsv2", fields, true, posting);
  }

  private record Posting(Secret url, String title, String text) implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Object heading =
          block(texts.title(title))
              .put("weight", "Bolder")
              .put("size", "Medium")
              .put("style", "heading")
              .put("color", message.firing() ? "Attention" : "Good")
              .map();
      Object content = block(Cut.toBytes(texts.body(text), TEXT_BYTES)).map();
      Json.JsonObject card =
          Json.object()
              .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
              .put("type", "AdaptiveCard")
              .put("version", "1.4")
              .put("body", List.of(heading, content))
              .put("msteams", Map.of("width", "full"));
      Button.silence(texts).ifPresent(button -> card.put("actions", List.of(action(button))));
      Object attachment =
          Json.object()
              .put("contentType", "application/vnd.microsoft.card.adaptive")
              .put("content", card.map())
              .map();
      Object json =
          Json.object().put("type", "message").put("attachments", List.of(attachment)).map();
      return sender.send(Outgoing.json(url.value(), json)).result();
    }

    private static Object action(Button button) {
      return Json.object()
          .put("type", "Action.OpenUrl")
          .put("title", button.label())
          .put("url", button.url())
          .map();
    }

    private static Json.JsonObject block(String text) {
      return Json.object().put("type", "TextBlock").put("text", text).put("wrap", true);
    }
  }
}
