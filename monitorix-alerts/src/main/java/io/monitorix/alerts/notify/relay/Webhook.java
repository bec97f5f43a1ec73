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
import io.monitorix.alerts.notify.http.Json;
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code webhook_configs}: a POST of Alertmanager's JSON (version 4), or of a body of one's own.
 * With a secret for signatures each request carries {@code X-Monitorix-Timestamp} and {@code
 * X-Monitorix-Signature}.
 */
public final class Webhook implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "url",
          "url_file",
          "max_alerts",
          "timeout",
          "body",
          "signature_secret",
          "signature_secret_file");

  @Override
  public String key() {
    return "webhook_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    long maxAlerts = fields.number("max_alerts", 0);
    if (maxAlerts < 0) {
      fields.problem("max_alerts", "expected 0 for all alerts, or more");
    }
    Posting posting =
        new Posting(
            fields.requiredUrl("url", null),
            maxAlerts,
            fields.duration("timeout", Duration.ZERO),
            fields.template("body", ""),
            fields.secret("signature_secret", null),
            context.clock());
    return HttpIntegration.of("webhook", fields, true, posting);
  }

  private record Posting(
      Secret url,
      long maxAlerts,
      Duration timeout,
      String body,
      Secret signatureSecret,
      InstantSource clock)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String own = body.isEmpty() ? "" : texts.text(body);
      boolean standard = body.isEmpty() || !Json.isJson(own);
      String json = standard ? WebhookPayload.of(message, maxAlerts) : own;
      Outgoing request =
          Outgoing.jsonText("POST", texts.text(url.value()), json)
              .header("Idempotency-Key", message.idempotencyKey());
      if (!timeout.isZero()) {
        request = request.within(timeout);
      }
      Result result = sender.send(signed(request, json)).result();
      return standard && !body.isEmpty()
          ? result.noting("'body' made no JSON: the standard one was sent")
          : result;
    }

    private Outgoing signed(Outgoing request, String json) {
      if (signatureSecret.isNone()) {
        return request;
      }
      String timestamp = Long.toString(clock.instant().getEpochSecond());
      return request
          .header("X-Monitorix-Timestamp", timestamp)
          .header("X-Monitorix-Signature", Signature.of(signatureSecret.value(), timestamp, json));
    }
  }
}
