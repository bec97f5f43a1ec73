package io.monitorix.exporter.web.alertmanager;

import com.google.re2j.Pattern;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.util.Optional;

/**
 * Which alerts are asked for.
 *
 * @param receiver the name of one of theirs
 * @param matchers of their labels
 * @param active whether those are wanted that somebody is told of
 * @param silenced whether those are wanted that a silence keeps quiet
 * @param inhibited whether those are wanted that another alert keeps quiet
 */
record AlertFilter(
    Optional<Pattern> receiver,
    Matchers matchers,
    boolean active,
    boolean silenced,
    boolean inhibited) {

  /**
   * As a request says. No alert is ever {@code unprocessed} here.
   *
   * @throws ApiException if a parameter cannot be read
   */
  static AlertFilter of(Query query) {
    return new AlertFilter(
        query.receiver(),
        query.filter(),
        query.flag("active"),
        query.flag("silenced"),
        query.flag("inhibited"));
  }

  boolean takesReceiver(String name) {
    return receiver.isEmpty() || receiver.get().matcher(name).matches();
  }

  /** Whatever its receivers are. */
  boolean takes(ShownAlert shown) {
    return (active || !shown.isActive())
        && (silenced || shown.silencedBy().isEmpty())
        && (inhibited || shown.inhibitedBy().isEmpty())
        && matchers.matches(shown.alert().labels());
  }
}
