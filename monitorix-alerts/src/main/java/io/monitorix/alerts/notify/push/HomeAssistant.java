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
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code home_assistant_configs}: a service of Home Assistant, such as {@code notify.mobile_app_x}.
 * Messages about one group replace one another.
 */
public final class HomeAssistant implements IntegrationType {

  private static final List<String> KEYS =
      List.of("url", "token", "token_file", "service", "title", "message", "data");

  @Override
  public String key() {
    return "home_assistant_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    String service = fields.text("service", "notify.notify");
    if (!service.matches("[a-z0-9_]+\\.[a-z0-9_]+")) {
      fields.problem("service", "expected the name of a service, such as notify.notify");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            fields.requiredSecret("token", null),
            service,
            fields.template("title", "{{ template \"home_assistant.default.title\" . }}"),
            fields.template("message", "{{ template \"home_assistant.default.message\" . }}"),
            fields.templates("data"));
    return HttpIntegration.of("home_assistant", fields, true, posting);
  }

  private record Posting(
      String url,
      Secret token,
      String service,
      String title,
      String message,
      Map<String, String> data)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      boolean persistent = service.startsWith("persistent_notification.");
      String group = message.groupHash().substring(0, 16);
      Json.JsonObject json =
          Json.object().put("title", texts.title(title)).put("message", texts.body(this.message));
      if (persistent) {
        json.put("notification_id", group);
      } else {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("tag", group);
        more.putAll(texts.texts(data));
        json.put("data", more);
      }
      String key = token.value();
      Outgoing request =
          Outgoing.json(url + "/api/services/" + service.replace('.', '/'), json.map())
              .header("Authorization", "Bearer " + key)
              .hiding(key);
      return sender.send(request).result();
    }
  }
}
