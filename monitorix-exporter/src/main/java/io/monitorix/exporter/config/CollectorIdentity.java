package io.monitorix.exporter.config;

import java.time.Duration;

/** What a collector is called, what it is for, and how often it reads: ours, or one of others. */
public sealed interface CollectorIdentity permits CollectorName, AddedCollector {

  /**
   * The value of the label {@code collector} and, of ours, the key in the configuration: {@code
   * backup-info} for instance.
   */
  String key();

  /** What the targets run that it reads. */
  Product product();

  /** How often it reads unless the target says otherwise; never more often than the target's. */
  Duration interval();
}
