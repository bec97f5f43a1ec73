package io.monitorix.examples.receiver;

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
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;
import java.util.Optional;

/**
 * {@code duty_board_configs}: cards on the board in the hall, which has an HTTP API that somebody
 * in the house has written. {@code POST /cards} puts one up and answers with its id; {@code POST
 * /cards/{id}} changes it.
 */
public final class DutyBoard implements IntegrationType {

  private static final List<String> KEYS = List.of("url", "token", "token_file", "text");

  private static final String TEXT =
      "{{ .CommonLabels.alertname }}: {{ range .Alerts }}{{ .Annotations.summary }} {{ end }}";

  /** For {@link java.util.ServiceLoader}. */
  public DutyBoard() {}

  @Override
  public String key() {
    return "duty_board_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    return HttpIntegration.of(
        "duty_board",
        fields,
        true,
        new Board(
            fields.url("url", null, ""),
            fields.requiredSecret("token", null),
            fields.template("text", TEXT)));
  }

  private record Board(String url, Secret token, String text) implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Object card =
          Json.object()
              .put("colour", message.firing() ? "red" : "green")
              .put("text", texts.text(text).strip())
              .map();
      // the card of the message before, where the board told its id
      String path = message.previous().map(id -> "/cards/" + id).orElse("/cards");
      String key = token.value();
      Answer answer =
          sender.send(
              Outgoing.json(url + path, card)
                  .header("X-Board-Key", key)
                  .header("Idempotency-Key", message.idempotencyKey())
                  .hiding(key));
      if (answer instanceof Answer.Received received
          && received.isSuccess()
          && received.json().get("id") instanceof Number id) {
        return new Result.Sent("", Optional.of(Long.toString(id.longValue())));
      }
      // 429 and 5xx are tried again, as are connections that fail; the rest is given up
      return answer.result();
    }
  }
}
