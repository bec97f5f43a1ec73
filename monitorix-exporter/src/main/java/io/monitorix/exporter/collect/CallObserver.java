package io.monitorix.exporter.collect;

import java.time.Duration;

/** Is told of each call to Proxmox that has ended. Called from several threads. */
@FunctionalInterface
public interface CallObserver {

  /**
   * A call has ended.
   *
   * @param path below the API's root, {@code /cluster/status} for instance
   */
  void called(String path, Duration duration, boolean success);
}
