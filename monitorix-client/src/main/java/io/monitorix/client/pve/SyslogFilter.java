package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Which lines of a node's system log to list. Immutable: each method gives a new filter. */
public final class SyslogFilter {

  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final @Nullable LocalDateTime since;
  private final @Nullable LocalDateTime until;
  private final @Nullable String service;

  private SyslogFilter(
      @Nullable LocalDateTime since, @Nullable LocalDateTime until, @Nullable String service) {
    this.since = since;
    this.until = until;
    this.service = service;
  }

  /** No condition: all that the node has kept. */
  public static SyslogFilter none() {
    return new SyslogFilter(null, null, null);
  }

  /** Only lines of this second or later, in the time zone of the node. */
  public SyslogFilter since(LocalDateTime time) {
    return new SyslogFilter(time, until, service);
  }

  /** Only lines of this second or before, in the time zone of the node. */
  public SyslogFilter until(LocalDateTime time) {
    return new SyslogFilter(since, time, service);
  }

  /** Only lines of this unit of systemd, for example {@code pvedaemon}. */
  public SyslogFilter service(String unit) {
    return new SyslogFilter(since, until, unit);
  }

  Endpoint appliedTo(Endpoint endpoint, int start, int limit) {
    return new Form(endpoint)
        .put("start", start)
        .put("limit", limit)
        .put("since", since == null ? null : FORM.format(since))
        .put("until", until == null ? null : FORM.format(until))
        .put("service", service)
        .endpoint();
  }
}
