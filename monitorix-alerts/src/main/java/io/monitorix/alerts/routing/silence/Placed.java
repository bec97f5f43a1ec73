package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.matchers.Matchers;
import org.jspecify.annotations.Nullable;

/** Labels of an alert, and where it is, which is looked up when somebody wants to know. */
final class Placed {

  private final Labels labels;
  private final Placement placement;
  private @Nullable Labels withNode;

  Placed(Labels labels, Placement placement) {
    this.labels = labels;
    this.placement = placement;
  }

  /** Whether the labels alone match. */
  boolean isMatched(Matchers matchers) {
    return matchers.matches(labels);
  }

  /** Whether they match, where it is among them. */
  boolean isMatchedThere(Matchers matchers) {
    boolean asks = matchers.list().stream().anyMatch(each -> each.name().equals(Placement.NODE));
    return matchers.matches(asks ? withNode() : labels);
  }

  private Labels withNode() {
    Labels known = withNode;
    if (known == null) {
      known =
          labels.has(Placement.NODE)
              ? labels
              : placement
                  .nodeOf(labels)
                  .map(node -> labels.with(Placement.NODE, node))
                  .orElse(labels);
      withNode = known;
    }
    return known;
  }
}
