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

/**
 * {@code apprise_configs}: an Apprise API, with a configuration that it keeps ({@code config_key})
 * or with the URLs of the services ({@code urls}).
 */
public final class Apprise implements IntegrationType {

  private static final List<String> KEYS =
      List.of("url", "config_key", "config_key_file", "urls", "urls_file", "tag", "title", "body");

  @Override
  public String key() {
    return "apprise_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    Secret configKey = fields.secret("config_key", null);
    Secret urls = fields.secret("urls", null);
    if (configKey.isNone() == urls.isNone()) {
      fields.problem("urls", "expected either 'config_key' or 'urls'");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            configKey,
            urls,
            fields.template("tag", ""),
            fields.template("title", "{{ template \"apprise.default.title\" . }}"),
            fields.template("body", "{{ template \"apprise.default.body\" . }}"));
    return HttpIntegration.of("apprise", fields, true, posting);
  }

  private record Posting(
      String url, Secret configKey, Secret urls, String tag, String title, String body)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Json.JsonObject json = Json.object();
      String services = urls.isNone() ? "" : urls.value();
      json.putText("urls", services)
          .put("title", texts.title(title))
          .put("body", texts.body(body))
          .put("type", type(message))
          .put("format", "text")
          .putText("tag", texts.text(tag));
      Outgoing request = Outgoing.json(url + "/notify", json.map()).hiding(services);
      if (!configKey.isNone()) {
        String key = configKey.value();
        request = request.below(key).hiding(key);
      }
      Answer answer = sender.send(request);
      // 424: at least one of the services behind it could not be told.
      return answer instanceof Answer.Received received && received.status() == 424
          ? new Result.Retry(received.reason(), received.pause())
          : answer.result();
    }

    private static String type(Message message) {
      return switch (Urgency.of(message)) {
        case CRITICAL -> "failure";
        case WARNING -> "warning";
        case INFO -> "info";
        case RESOLVED -> "success";
      };
    }
  }
}
