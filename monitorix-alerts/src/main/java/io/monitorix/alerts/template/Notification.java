package io.monitorix.alerts.template;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.Times;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What notifications are written from: Alertmanager's template data.
 *
 * @param status {@code firing} or {@code resolved}
 */
public record Notification(
    String receiver,
    String status,
    List<Alert> alerts,
    Labels groupLabels,
    Labels commonLabels,
    Labels commonAnnotations,
    String externalUrl) {

  private static final Type ALERT = Type.struct("template.Alert");
  private static final Type ALERTS = alerts("template.Alerts");
  private static final Type DATA = Type.struct("template.Data").pointer();

  /**
   * An alert of a notification.
   *
   * @param status {@code firing} or {@code resolved}
   */
  public record Alert(
      String status,
      Labels labels,
      Labels annotations,
      Instant startsAt,
      Instant endsAt,
      String generatorUrl,
      String fingerprint) {

    private Value asValue() {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("Status", Value.of(status));
      fields.put("Labels", LabelPairs.of(labels));
      fields.put("Annotations", LabelPairs.of(annotations));
      fields.put("StartsAt", Times.of(startsAt));
      fields.put("EndsAt", Times.of(endsAt));
      fields.put("GeneratorURL", Value.of(generatorUrl));
      fields.put("Fingerprint", Value.of(fingerprint));
      return new Value.Struct(ALERT, fields);
    }
  }

  public Notification {
    alerts = List.copyOf(alerts);
  }

  /** As templates see it: {@code .Receiver}, {@code .Alerts.Firing}, … */
  public Value asValue() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Receiver", Value.of(receiver));
    fields.put("Status", Value.of(status));
    fields.put("Alerts", new Value.Items(ALERTS, alerts.stream().map(Alert::asValue).toList()));
    fields.put("GroupLabels", LabelPairs.of(groupLabels));
    fields.put("CommonLabels", LabelPairs.of(commonLabels));
    fields.put("CommonAnnotations", LabelPairs.of(commonAnnotations));
    fields.put("ExternalURL", Value.of(externalUrl));
    return new Value.Struct(DATA, fields);
  }

  private static Type alerts(String name) {
    return Type.list(
        name, ALERT, withStatus("Firing", "firing"), withStatus("Resolved", "resolved"));
  }

  private static Function withStatus(String method, String status) {
    Type result = Type.list("[]template.Alert", ALERT);
    return Function.of(
        method,
        (a, budget) ->
            new Value.Items(
                result,
                ((Value.Items) a.get(0))
                    .elements().stream().filter(alert -> hasStatus(alert, status)).toList()));
  }

  private static boolean hasStatus(Value alert, String status) {
    return alert instanceof Value.Struct struct
        && Value.of(status).equals(struct.fields().get("Status"));
  }
}
