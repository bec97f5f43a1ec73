package io.monitorix.alerts.template;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.template.functions.QueryFunction;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the texts of a rule are expanded with.
 *
 * @param labels those of the element that the rule's expression gave, its metric's name too
 * @param externalUrl where this server is reached; may be empty
 * @param value the element's value
 * @param now the time of the evaluation
 * @param query answers the function {@code query} at that time
 */
public record AlertData(
    Labels labels,
    Labels externalLabels,
    String externalUrl,
    double value,
    Instant now,
    QueryFunction query) {

  private static final Type TYPE =
      Type.struct(
          "struct { Labels map[string]string; ExternalLabels map[string]string;"
              + " ExternalURL string; Value interface {} }");

  Value asValue() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("Labels", Value.of(labels));
    fields.put("ExternalLabels", Value.of(externalLabels));
    fields.put("ExternalURL", Value.of(externalUrl));
    fields.put("Value", Value.of(value));
    return new Value.Struct(TYPE, fields);
  }
}
