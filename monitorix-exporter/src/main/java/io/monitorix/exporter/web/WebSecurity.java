package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.auth.Authenticator;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.web.access.RoutePermissions;
import io.monitorix.exporter.web.access.WebAccess;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Who may ask the HTTP server what, and where it is written down.
 *
 * @param access the web config file
 * @param authenticator knows who is not in that file
 * @param trail gets what is changed, and what was refused
 * @param permissions has an entry for each route
 * @param visibility what a scope lets see, as it is now
 * @param metricsClosed whether {@code /metrics} asks for a login, where there is anybody who could
 *     log in
 */
public record WebSecurity(
    WebAccess access,
    Authenticator authenticator,
    AuditTrail trail,
    RoutePermissions permissions,
    Function<Scope, Visibility> visibility,
    BooleanSupplier metricsClosed) {

  /**
   * With no others than those of the web config file, who may ask as often as they like; whoever
   * has a scope sees nothing.
   */
  public static WebSecurity of(WebAccess access) {
    return new WebSecurity(
        access,
        Authenticator.NONE,
        AuditTrail.NONE,
        RoutePermissions.standard(),
        scope -> Visibility.of(scope, List.of()),
        () -> false);
  }

  /** This, but with another table. */
  public WebSecurity with(RoutePermissions table) {
    return new WebSecurity(access, authenticator, trail, table, visibility, metricsClosed);
  }

  /** This, but with others who may log in, and a trail. */
  public WebSecurity with(Authenticator known, AuditTrail written, BooleanSupplier closesMetrics) {
    return new WebSecurity(access, known, written, permissions, visibility, closesMetrics);
  }

  /** This, but with what scopes let see. */
  public WebSecurity with(Function<Scope, Visibility> seen) {
    return new WebSecurity(access, authenticator, trail, permissions, seen, metricsClosed);
  }
}
