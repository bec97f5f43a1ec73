package io.monitorix.alerts.notify.text;

import static java.util.stream.Collectors.joining;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** Makes the links of notifications at which alerts can be silenced. Thread-safe. */
@FunctionalInterface
public interface SilenceLinks {

  /** The page of Alertmanager on which a silence for the labels is filled in. */
  SilenceLinks ALERTMANAGER =
      (externalUrl, labels) ->
          externalUrl
              + "/#/silences/new?filter="
              + labels.toMap().entrySet().stream()
                  .sorted(Comparator.comparing(label -> !label.getKey().equals("alertname")))
                  .map(label -> LabelMatcher.equal(label.getKey(), label.getValue()))
                  .map(matcher -> URLEncoder.encode(Matchers.text(matcher), StandardCharsets.UTF_8))
                  .map(text -> text.replace("+", "%20"))
                  .collect(joining("%2C%20", "%7B", "%7D"));

  /**
   * A link.
   *
   * @param externalUrl where people reach the server, without a slash at its end
   * @param labels that all alerts have which are to be silenced; at least one
   */
  String url(String externalUrl, Labels labels);
}
