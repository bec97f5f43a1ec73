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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code telegram_configs}: {@code sendMessage} of Telegram's Bot API. What Telegram cannot read as
 * HTML or Markdown, or what is too long for it, is sent as plain text.
 */
public final class Telegram implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "api_url",
          "bot_token",
          "bot_token_file",
          "chat_id",
          "message_thread_id",
          "message",
          "disable_notifications",
          "parse_mode");

  /** The most that Telegram takes, in units of UTF-16. */
  private static final int TEXT = 4096;

  @Override
  public String key() {
    return "telegram_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    String chat = fields.required("chat_id");
    if (!chat.isEmpty() && !chat.matches("-?[1-9]\\d{0,18}|@\\w+")) {
      fields.problem("chat_id", "expected the number of a chat, or @name of a channel");
    }
    Posting posting =
        new Posting(
            fields.url("api_url", "telegram_api_url", "https://api.telegram.org"),
            fields.requiredSecret("bot_token", "telegram_bot_token"),
            chat,
            fields.number("message_thread_id", 0),
            fields.template("message", "{{ template \"telegram.default.message\" . }}"),
            fields.flag("disable_notifications", false),
            fields.word("parse_mode", List.of("HTML", "Markdown", "MarkdownV2", ""), "HTML"));
    return HttpIntegration.of("telegram", fields, true, posting);
  }

  private record Posting(
      String apiUrl,
      Secret token,
      String chat,
      long thread,
      String message,
      boolean silent,
      String parseMode)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String text = parseMode.equals("HTML") ? texts.html(this.message) : texts.body(this.message);
      if (text.length() > TEXT) {
        return plainly(texts, sender, "the text was too long for Telegram");
      }
      Answer answer = sender.send(request(text, parseMode));
      if (!parseMode.isEmpty()
          && answer instanceof Answer.Received received
          && received.status() == 400
          && received.body().contains("parse entities")) {
        return plainly(texts, sender, received.reason());
      }
      return verdict(answer);
    }

    /** A cut within a tag would make it unreadable. */
    private Result plainly(Texts texts, HttpSender sender, String reason) {
      String text =
          texts.body("{{ template \"__subject\" . }}\n\n{{ template \"__alerts_text\" . }}");
      return verdict(sender.send(request(Cut.toUtf16(text, TEXT), "")))
          .noting("sent as plain text: " + reason);
    }

    private Outgoing request(String text, String mode) {
      Json.JsonObject json =
          Json.object()
              .put("chat_id", chat.startsWith("@") ? chat : Long.parseLong(chat))
              .put("text", text)
              .putText("parse_mode", mode)
              .put("disable_web_page_preview", true)
              .put("disable_notification", silent);
      if (thread != 0) {
        json.put("message_thread_id", thread);
      }
      String key = token.value();
      return Outgoing.json(apiUrl + "/bot" + key + "/sendMessage", json.map()).hiding(key);
    }

    private static Result verdict(Answer answer) {
      if (answer instanceof Answer.Received received
          && received.json().get("parameters") instanceof Map<?, ?> parameters
          && parameters.get("retry_after") instanceof Number seconds) {
        return new Result.Retry(
            received.reason(), Optional.of(Duration.ofSeconds(seconds.longValue())));
      }
      if (answer instanceof Answer.Received received
          && received.isSuccess()
          && received.json().get("result") instanceof Map<?, ?> sent
          && sent.get("message_id") instanceof Number id) {
        return new Result.Sent("", Optional.of(Long.toString(id.longValue())));
      }
      return answer.result();
    }
  }
}
