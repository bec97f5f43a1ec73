package io.monitorix.exporter.web.manage;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.CheckBoard;
import io.monitorix.exporter.service.CheckHistory;
import io.monitorix.exporter.service.CheckTurns;
import io.monitorix.exporter.service.Services;
import io.monitorix.exporter.web.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What answers about services are made of.
 *
 * @param board has the last result of each check
 * @param history has results before that
 * @param turns empty without a database
 */
public record ServiceContext(
    Services services, CheckBoard board, CheckHistory history, Optional<CheckTurns> turns) {

  /**
   * Whether the caller may see what is tied to a guest, or to none: that is for those who see all.
   */
  boolean shows(Request request, Check.@Nullable GuestRef guest) {
    Visibility visibility = request.visibility();
    return guest == null
        ? visibility.isAll()
        : visibility.isAll() || visibility.sees(guest.cluster(), guest.id());
  }
}
