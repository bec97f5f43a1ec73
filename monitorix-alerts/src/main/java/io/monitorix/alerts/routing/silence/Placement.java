package io.monitorix.alerts.routing.silence;

import io.monitorix.alerts.labels.Labels;
import java.util.Optional;

/** Says where things are that alerts are about. Has to be safe for several threads. */
@FunctionalInterface
public interface Placement {

  /** The label that maintenance of a node names. */
  String NODE = "node";

  /** Nothing is known. */
  Placement NONE = labels -> Optional.empty();

  /** The node on which it is now; empty where it is on none, or that is not known. */
  Optional<String> nodeOf(Labels labels);
}
