package io.monitorix.exporter.web;

import java.time.Duration;

/** Is told of each request that was answered. Called from several threads. */
@FunctionalInterface
public interface RequestObserver {

  /** Hears nothing. */
  RequestObserver NONE = (method, uri, status, duration) -> {};

  /**
   * A request has ended.
   *
   * @param method as it was sent, or {@code OTHER} for one that no route has
   * @param uri the path of the route; {@code NOT_FOUND} where there is none
   * @param status that of the answer; -1 where none was sent
   */
  void answered(String method, String uri, int status, Duration duration);

  /** Something could not be written down in the audit log. */
  default void auditFailed() {}
}
