package io.monitorix.exporter.web.alertmanager;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.alert.PostedAlert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the alerts of a body. */
final class AlertReader {

  private AlertReader() {}

  /**
   * Reads them.
   *
   * @throws ApiException if any cannot be read
   */
  static List<PostedAlert> read(Body body) {
    return body.list().stream().map(AlertReader::alert).toList();
  }

  private static PostedAlert alert(Body alert) {
    return new PostedAlert(
        Labels.of(alert.required("labels").texts()),
        Labels.of(alert.field("annotations").map(Body::texts).orElse(Map.of())),
        time(alert, "startsAt").orElse(null),
        time(alert, "endsAt").orElse(null),
        alert.field("generatorURL").map(Body::text).orElse(""));
  }

  private static Optional<Instant> time(Body alert, String name) {
    return alert.field(name).filter(each -> !"".equals(each.value())).flatMap(Body::time);
  }
}
