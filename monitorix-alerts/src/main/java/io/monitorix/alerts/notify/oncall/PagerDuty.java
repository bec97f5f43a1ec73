package io.monitorix.alerts.notify.oncall;

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
import io.monitorix.alerts.notify.http.Outgoing;
import io.monitorix.alerts.notify.http.Service;
import io.monitorix.alerts.notify.text.Texts;
import io.monitorix.alerts.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code pagerduty_configs}: the events API of PagerDuty, version 2 with {@code routing_key} and
 * version 1 with {@code service_key}. An incident is known by the hash that Alertmanager gives it.
 */
public final class PagerDuty implements IntegrationType {

  private static final List<String> KEYS =
      List.of(
          "routing_key",
          "routing_key_file",
          "service_key",
          "service_key_file",
          "url",
          "client",
          "client_url",
          "description",
          "details",
          "images",
          "links",
          "source",
          "severity",
          "class",
          "component",
          "group");

  private static final String VERSION_2 = "https://events.pagerduty.com/v2/enqueue";
  private static final String VERSION_1 =
      "https://events.pagerduty.com/generic/2010-04-15/create_event.json";

  private static final Map<String, String> DETAILS =
      Map.of(
          "firing", "{{ template \"pagerduty.default.instances\" .Alerts.Firing }}",
          "resolved", "{{ template \"pagerduty.default.instances\" .Alerts.Resolved }}",
          "num_firing", "{{ .Alerts.Firing | len }}",
          "num_resolved", "{{ .Alerts.Resolved | len }}");

  @Override
  public String key() {
    return "pagerduty_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = HttpIntegration.fields(config, context, KEYS);
    Secret routingKey = fields.secret("routing_key", null);
    Secret serviceKey = fields.secret("service_key", null);
    if (routingKey.isNone() == serviceKey.isNone()) {
      fields.problem("routing_key", "expected either 'routing_key' or 'service_key'");
    }
    boolean first = routingKey.isNone();
    String client = fields.template("client", "{{ template \"pagerduty.default.client\" . }}");
    Map<String, String> details = new LinkedHashMap<>(DETAILS);
    details.putAll(fields.templates("details"));
    PagerDutyEvent event =
        new PagerDutyEvent(
            client,
            fields.template("client_url", "{{ template \"pagerduty.default.clientURL\" . }}"),
            fields.template("description", "{{ template \"pagerduty.default.description\" . }}"),
            fields.template("source", client),
            fields.template("severity", "error"),
            fields.template("class", ""),
            fields.template("component", ""),
            fields.template("group", ""),
            details,
            pictures(fields, "images", List.of("src", "alt", "href")),
            pictures(fields, "links", List.of("href", "text")));
    String url = fields.url("url", "pagerduty_url", VERSION_2);
    Posting posting =
        new Posting(
            first && url.equals(VERSION_2) ? VERSION_1 : url,
            first ? serviceKey : routingKey,
            first,
            event);
    return HttpIntegration.of("pagerduty", fields, true, posting);
  }

  private static List<Map<String, String>> pictures(Fields fields, String key, List<String> names) {
    return fields.each(key, names).stream()
        .map(
            each -> {
              Map<String, String> picture = new LinkedHashMap<>();
              names.forEach(name -> picture.put(name, each.template(name, "")));
              return picture;
            })
        .toList();
  }

  private record Posting(String url, Secret key, boolean first, PagerDutyEvent event)
      implements Service {

    @Override
    public Result deliver(Message message, Texts texts, HttpSender sender) {
      String value = texts.text(key.value());
      Object json =
          first ? event.version1(value, message, texts) : event.version2(value, message, texts);
      Answer answer = sender.send(Outgoing.json(url, json).hiding(value));
      // Version 1 says 403 to whom it finds too busy.
      return first && answer instanceof Answer.Received received && received.status() == 403
          ? new Result.Retry(received.reason(), received.pause())
          : answer.result();
    }
  }
}
