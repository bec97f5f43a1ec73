package io.monitorix.alerts.notify.push;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.config.Secret;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code pushover_configs}: the message API of Pushover. */
public final class Pushover implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "api_url",
          "user_key",
          "user_key_file",
          "token",
          "token_file",
          "title",
          "message",
          "url",
          "url_title",
          "device",
          "sound",
          "priority",
          "retry",
          "expire",
          "ttl",
          "html",
          "monospace");

  /** The most that Pushover takes of each, in characters. */
  private static final int TITLE = 250;

  private static final int MESSAGE = 1024;
  private static final int URL = 512;
  private static final int URL_TITLE = 100;

  /** What Pushover takes as seconds. */
  private static final long LEAST_RETRY = 30;

  private static final long MOST_EXPIRE = 10_800;

  @Override
  public String key() {
    return "pushover_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    boolean html = fields.flag("html", false);
    boolean monospace = fields.flag("monospace", false);
    if (html && monospace) {
      fields.problem("monospace", "'html' and 'monospace' exclude each other: keep one of them");
    }
    Posting posting =
        new Posting(
            fields.url("api_url", null, "https://api.pushover.net/1/messages.json"),
            fields.requiredSecret("token", null),
            fields.requiredSecret("user_key", null),
            fields.template("title", "{{ template \"pushover.default.title\" . }}"),
            fields.template("message", "{{ template \"pushover.default.message\" . }}"),
            fields.template("url", "{{ template \"pushover.default.url\" . }}"),
            fields.template("url_title", ""),
            fields.template("device", ""),
            fields.template("sound", ""),
            fields.template("priority", "{{ if eq .Status \"firing\" }}2{{ else }}0{{ end }}"),
            fields.duration("retry", Duration.ofMinutes(1)),
            fields.duration("expire", Duration.ofHours(1)),
            fields.duration("ttl", Duration.ZERO),
            html,
            monospace);
    return HttpIntegration.of("pushover", fields, true, posting);
  }

  private record Posting(
      String apiUrl,
      Secret token,
      Secret user,
      String title,
      String message,
      String url,
      String urlTitle,
      String device,
      String sound,
      String priority,
      Duration retry,
      Duration expire,
      Duration ttl,
      boolean html,
      boolean monospace)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String tokenValue = token.value();
      String userValue = user.value();
      Map<String, String> form = new LinkedHashMap<>();
      form.put("token", tokenValue);
      form.put("user", userValue);
      form.put("title", Cut.toCodePoints(texts.title(title), TITLE));
      String text = html ? texts.html(this.message) : texts.body(this.message);
      // Pushover refuses messages without a text.
      form.put("message", text.isBlank() ? "-" : Cut.toCodePoints(text.strip(), MESSAGE));
      form.put("url", Cut.toCodePoints(texts.text(url), URL));
      form.put("url_title", Cut.toCodePoints(texts.text(urlTitle), URL_TITLE));
      form.put("device", texts.text(device));
      form.put("sound", texts.text(sound));
      form.put("html", html ? "1" : "");
      form.put("monospace", monospace ? "1" : "");
      String urgency = texts.text(priority).strip();
      form.put("priority", urgency);
      if (urgency.equals("2")) {
        form.put("retry", Long.toString(Math.max(LEAST_RETRY, retry.toSeconds())));
        form.put("expire", Long.toString(Math.min(MOST_EXPIRE, expire.toSeconds())));
      }
      form.put("ttl", ttl.isZero() ? "" : Long.toString(ttl.toSeconds()));
      return sender.send(Outgoing.form(apiUrl, form).hiding(tokenValue).hiding(userValue)).result();
    }
  }
}
