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
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code matrix_configs}: a message in a room of Matrix. Its transaction is the notification's key:
 * a second attempt makes no second message.
 */
public final class Matrix implements IntegrationType {

  private static final List<String> KEYS =
      List.of("url", "access_token", "access_token_file", "room_id", "msgtype", "message", "html");

  /** An event has 64 KiB at most, for both texts and what is around them. */
  private static final int BYTES = 24_000;

  @Override
  public String key() {
    return "matrix_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            fields.requiredSecret("access_token", null),
            fields.required("room_id"),
            fields.word("msgtype", List.of("m.text", "m.notice"), "m.text"),
            fields.template("message", "{{ template \"matrix.default.text\" . }}"),
            fields.template("html", "{{ template \"matrix.default.html\" . }}"));
    if (!fields.has("url")) {
      fields.missing("url");
    }
    return HttpIntegration.of("matrix", fields, true, posting);
  }

  private record Posting(
      String url, Secret token, String room, String msgtype, String message, String html)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject json =
          Json.object()
              .put("msgtype", msgtype)
              .put("body", Cut.toBytes(texts.body(this.message), BYTES));
      String rich = html.isEmpty() ? "" : texts.html(html);
      if (!rich.isEmpty() && rich.getBytes(StandardCharsets.UTF_8).length <= BYTES) {
        json.put("format", "org.matrix.custom.html").put("formatted_body", rich);
      }
      String key = token.value();
      Outgoing request =
          Outgoing.jsonText("PUT", url + "/_matrix/client/v3/rooms", Json.write(json.map()))
              .below(room)
              .below("send")
              .below("m.room.message")
              .below(message.idempotencyKey())
              .header("Authorization", "Bearer " + key)
              .hiding(key);
      return verdict(sender.send(request));
    }

    private static Result verdict(Answer answer) {
      if (!(answer instanceof Answer.Received received)) {
        return answer.result();
      }
      if (received.json().get("retry_after_ms") instanceof Number millis) {
        return new Result.Retry(
            received.reason(), Optional.of(Duration.ofMillis(millis.longValue())));
      }
      return received.isSuccess() && received.json().get("event_id") instanceof String id
          ? new Result.Sent("", Optional.of(id))
          : answer.result();
    }
  }
}
