package io.monitorix.alerts.scrape.discovery;

import io.monitorix.alerts.scrape.config.TargetGroup;
import java.time.Instant;
import java.util.List;

/** Something that names targets. Refreshed by one thread. */
interface TargetSource {

  /** What it was made from. */
  Object config();

  /** Looks again, if it is time to; may only begin to. */
  void refresh(Instant now);

  /** What it names now, or named last. */
  List<TargetGroup> groups();

  /** What is wrong with it, each with its place; empty if nothing is. */
  List<String> problems();
}
