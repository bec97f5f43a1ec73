package io.monitorix.exporter.web.monitorix;

import java.time.Duration;

/**
 * How streams of events are kept within bounds.
 *
 * @param streams the most at once
 * @param heartbeat how often something is sent when nothing happens, so that proxies keep the
 *     connection and clients that are gone are noticed
 * @param patience how long a client may take for what is sent to it. All others wait meanwhile, as
 *     one thread writes to all; then it is cut off
 * @param recheck how often it is looked whether those who listen still may
 */
public record StreamLimits(int streams, Duration heartbeat, Duration patience, Duration recheck) {

  private static final Duration RECHECK = Duration.ofSeconds(30);

  /** Limits with a look every 30 s at who may listen. */
  public StreamLimits(int streams, Duration heartbeat, Duration patience) {
    this(streams, heartbeat, patience, RECHECK);
  }

  /** So many streams, a heartbeat every 15 s, and 2 s of patience. */
  public static StreamLimits of(int streams) {
    return new StreamLimits(streams, Duration.ofSeconds(15), Duration.ofSeconds(2));
  }
}
