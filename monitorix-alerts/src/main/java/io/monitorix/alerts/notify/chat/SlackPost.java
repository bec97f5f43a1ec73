package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.Answer;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posts to Slack, and changes what it posted. The identifier of a message is {@code channel:ts}.
 *
 * @param token {@link Secret#NONE} for a webhook, or if {@code http_config} has it
 * @param alwaysUpdate whether the message of a group is also changed while it fires
 */
record SlackPost(
    Secret url,
    Secret token,
    boolean alwaysUpdate,
    String channel,
    String username,
    String iconEmoji,
    String iconUrl,
    String messageText,
    boolean linkNames,
    SlackAttachment attachment)
    implements Service {

  private static final String POST = "/chat.postMessage";

  /** What Slack answers with 200 though it may pass. */
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "message_limit_exceeded");

  /** Why a message can no longer be changed, so that a new one is needed. */
  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found");

  @Override
  public Result deliver(Message message, Texts texts, HttpSender sender) {
    String endpoint = url.value();
    Json.JsonObject json = json(texts);
    Optional<String> previous = message.previous().filter(id -> id.contains(":"));
    if (endpoint.endsWith(POST) && previous.isPresent() && (alwaysUpdate || !message.firing())) {
      Optional<Result> changed = update(endpoint, previous.get(), texts, sender);
      if (changed.isPresent()) {
        return changed.get();
      }
    }
    return verdict(sender.send(request(endpoint, json.map())));
  }

  private Optional<Result> update(
      String endpoint, String previous, Texts texts, HttpSender sender) {
    int colon = previous.lastIndexOf(':');
    Map<String, @Nullable Object> json = json(texts).map();
    json.put("channel", previous.substring(0, colon));
    json.put("ts", previous.substring(colon + 1));
    String change = endpoint.substring(0, endpoint.length() - POST.length()) + "/chat.update";
    Answer answer = sender.send(request(change, json));
    return answer instanceof Answer.Received received && GONE.contains(error(received))
        ? Optional.empty()
        : Optional.of(verdict(answer));
  }

  private Json.JsonObject json(Texts texts) {
    Json.JsonObject json =
        Json.object()
            .putText("channel", texts.text(channel))
            .putText("username", texts.text(username))
            .putText("icon_emoji", texts.text(iconEmoji))
            .putText("icon_url", texts.text(iconUrl))
            .putText("text", texts.text(messageText));
    if (linkNames) {
      json.put("link_names", true);
    }
    return json.put("attachments", List.of(attachment.json(texts)));
  }

  private Outgoing request(String endpoint, Map<String, @Nullable Object> json) {
    Outgoing request = Outgoing.json(endpoint, json);
    if (token.isNone()) {
      return request;
    }
    String value = token.value();
    return request.header("Authorization", "Bearer " + value).hiding(value);
  }

  private static String error(Answer.Received received) {
    return Boolean.FALSE.equals(received.json().get("ok"))
        ? String.valueOf(received.json().get("error"))
        : "";
  }

  private static Result verdict(Answer answer) {
    if (!(answer instanceof Answer.Received received) || !received.isSuccess()) {
      return answer.result();
    }
    String error = error(received);
    if (!error.isEmpty()) {
      return PASSING.contains(error)
          ? new Result.Retry(received.reason(), received.pause())
          : new Result.Failed(received.reason());
    }
    Map<?, ?> json = received.json();
    return json.get("ts") instanceof String ts && json.get("channel") instanceof String channel
        ? new Result.Sent("", Optional.of(channel + ":" + ts))
        : Result.sent();
  }
}
