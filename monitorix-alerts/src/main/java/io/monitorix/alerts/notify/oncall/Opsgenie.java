package io.monitorix.alerts.notify.oncall;

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
import java.util.List;
import java.util.Map;

/** {@code opsgenie_configs}: the alert API of Opsgenie and of Jira Service Management. */
public final class Opsgenie implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "api_key",
          "api_key_file",
          "api_url",
          "message",
          "description",
          "source",
          "details",
          "entity",
          "responders",
          "actions",
          "tags",
          "note",
          "priority",
          "update_alerts");

  @Override
  public String key() {
    return "opsgenie_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    OpsgenieAlert alert = OpsgenieAlert.read(fields);
    Posting posting =
        new Posting(
            fields.url("api_url", "opsgenie_api_url", "https://api.opsgenie.com"),
            fields.requiredSecret("api_key", "opsgenie_api_key"),
            alert,
            fields.flag("update_alerts", false));
    return HttpIntegration.of("opsgenie", fields, true, posting);
  }

  private record Posting(String apiUrl, Secret apiKey, OpsgenieAlert alert, boolean update)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String alerts = apiUrl + "/v2/alerts";
      if (!message.firing()) {
        return send(sender, ofAlias(Outgoing.json(alerts, alert.closing(texts)), message, "close"));
      }
      Result created = send(sender, Outgoing.json(alerts, alert.json(message, texts)));
      if (!update || !(created instanceof Result.Sent)) {
        return created;
      }
      // An alert that is there already keeps its texts unless each is set.
      Result renamed = put(sender, alerts, message, "message", alert.messageOf(texts));
      return renamed instanceof Result.Sent
          ? put(sender, alerts, message, "description", alert.descriptionOf(texts))
          : renamed;
    }

    private Result put(
        HttpSender sender, String alerts, Message message, String field, String text) {
      Outgoing request = Outgoing.jsonText("PUT", alerts, Json.write(Map.of(field, text)));
      return send(sender, ofAlias(request, message, field));
    }

    private static Outgoing ofAlias(Outgoing request, Message message, String segment) {
      return request.below(message.groupHash()).below(segment).query("identifierType", "alias");
    }

    private Result send(HttpSender sender, Outgoing request) {
      String key = apiKey.value();
      return sender.send(request.header("Authorization", "GenieKey " + key).hiding(key)).result();
    }
  }
}
