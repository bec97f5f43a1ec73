package io.monitorix.alerts.notify.chat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.http.HttpIntegration;
import io.monitorix.alerts.notify.http.HttpSender;
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.List;

/** {@code signal_configs}: a message by signal-cli-rest-api. */
public final class Signal implements IntegrationType {

  private static final List<String> KEYS = List.of("url", "number", "recipients", "message");

  /** Beyond it Signal makes an attachment of the text. */
  private static final int BYTES = 2000;

  @Override
  public String key() {
    return "signal_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    if (!fields.has("url")) {
      fields.missing("url");
    }
    List<String> recipients = fields.texts("recipients");
    if (recipients.isEmpty()) {
      fields.missing("recipients");
    }
    Posting posting =
        new Posting(
            fields.url("url", null, ""),
            fields.required("number"),
            recipients,
            fields.template("message", "{{ template \"signal.default.message\" . }}"));
    return HttpIntegration.of("signal", fields, true, posting);
  }

  private record Posting(String url, String number, List<String> recipients, String message)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      Object json =
          Json.object()
              .put("message", Cut.toBytes(texts.body(this.message), BYTES))
              .put("number", number)
              .put("recipients", recipients)
              .map();
      return sender.send(Outgoing.json(url + "/v2/send", json)).result();
    }
  }
}
