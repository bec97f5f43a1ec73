package io.monitorix.alerts.notify.relay;

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
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;

/**
 * {@code heartbeat_configs}: asks a URL for as long as an alert fires that always does. The service
 * behind it (Healthchecks, Uptime Kuma, Dead Man's Snitch) raises the alarm when that ends.
 */
public final class Heartbeat implements IntegrationType {

  private static final List<String> KEYS = List.of("url", "url_file", "method");

  @Override
  public String key() {
    return "heartbeat_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Secret url = fields.requiredUrl("url", null);
    String method = fields.word("method", List.of("GET", "POST", "HEAD"), "GET");
    return HttpIntegration.of(
        "heartbeat", fields, false, (message, texts, sender) -> beat(url, method, message, sender));
  }

  private static Result beat(Secret url, String method, Message message, HttpSender sender) {
    if (!message.firing()) {
      return Result.sent().noting("resolved: no beat was sent");
    }
    return sender.send(Outgoing.empty(method, url.value())).result();
  }
}
