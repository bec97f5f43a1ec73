package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Permission;
import io.monitorix.exporter.web.access.CallerRates;
import io.monitorix.exporter.web.access.Identification;
import io.monitorix.exporter.web.access.LocalHost;
import io.monitorix.exporter.web.access.Presented;
import io.monitorix.exporter.web.access.WebAccess;
import io.monitorix.exporter.web.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which requests are answered at all: those that are not too large, of callers who have
 * what the route needs, and changes only from pages of our own. Safe for several threads.
 */
final class Guard {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  /** A proxy adds one of these: who asks is not who connects then. */
  private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "Via");

  /** What whoever reaches the port may do where nobody could log in. */
  private static final Set<Permission> OPEN_TO_ALL =
      EnumSet.of(Permission.METRICS, Permission.READ, Permission.CONNECT);

  /** What is about the process as a whole, and hence nothing for who sees a part of it. */
  private static final Set<Permission> OF_THE_WHOLE =
      EnumSet.of(Permission.MANAGE, Permission.INSPECT, Permission.POST_ALERTS);

  private final WebAccess access;
  private final Identification identification;
  private final BooleanSupplier metricsClosed;
  private final CallerRates rates;
  private final WebLimits limits;
  private final Audit audit;
  private final LocalHost localHost;
  private final AtomicBoolean asked;

  /**
   * @param metricsClosed whether metrics ask for a login, where anybody could log in
   * @param rates how often each caller may ask
   * @param audit gets what is refused
   */
  Guard(
      WebAccess access,
      Identification identification,
      BooleanSupplier metricsClosed,
      CallerRates rates,
      WebLimits limits,
      Audit audit) {
    this.access = access;
    this.identification = identification;
    this.metricsClosed = metricsClosed;
    this.rates = rates;
    this.limits = limits;
    this.audit = audit;
    this.localHost = LocalHost.read();
    this.asked = new AtomicBoolean(identification.asksForCredentials());
    tell(asked.get());
  }

  /**
   * Whether the request goes on to its route; otherwise it has been answered.
   *
   * @param route null where there is none
   * @param permission what it needs
   */
  boolean lets(HttpExchange exchange, Request request, @Nullable Route route, Permission permission)
      throws IOException {
    SecurityHeaders.set(
        exchange.getResponseHeaders(),
        access.current().headers(),
        permission == Permission.SIGNED,
        exchange instanceof HttpsExchange);
    if (isTooLarge(request.header("Content-Length"))) {
      request.set("Connection", "close");
      throw BadRequestException.tooLarge(limits.maxBody());
    }
    boolean asks = asksForCredentials();
    if (!asks && isLocal(exchange, request)) {
      request.isBy(Caller.local(request.address()));
    }
    if (!isOpen(permission) && !isKnown(exchange, request, asks, permission)) {
      return false;
    }
    return isInTime(request) && mayAsk(request, permission, asks) && isFromOurPage(request, route);
  }

  private boolean isTooLarge(@Nullable String contentLength) {
    // the JDK's server takes none but numbers
    return contentLength != null && Long.parseLong(contentLength) > limits.maxBody();
  }

  private boolean isInTime(Request request) throws IOException {
    if (rates.take(request.caller())) {
      return true;
    }
    refuse(request, rates.patience(), Refusal.tooMany("more requests than web.rate_limit allows"));
    return false;
  }

  private boolean asksForCredentials() {
    boolean asks = identification.asksForCredentials();
    if (asked.compareAndSet(!asks, asks)) {
      tell(asks);
    }
    return asks;
  }

  private static void tell(boolean asks) {
    if (asks) {
      log.info("credentials are configured: whoever asks has to log in");
    } else {
      log.info(
          "no credentials are configured: whoever reaches the port may read, and changes are taken"
              + " from this host alone, not through a proxy");
    }
  }

  /** The web config file's users are asked for on all paths but those of supervisors. */
  private boolean isOpen(Permission permission) {
    return permission.isOpen()
        || (permission == Permission.METRICS
            && !identification.hasWebUsers()
            && !metricsClosed.getAsBoolean());
  }

  private boolean isKnown(
      HttpExchange exchange, Request request, boolean asks, Permission permission)
      throws IOException {
    if (request.headers("Authorization").size() > 1) {
      throw new BadRequestException("the request has several headers Authorization: send one");
    }
    Presented presented = presented(exchange, request);
    if (!asks) {
      if (identification.identify(presented) instanceof Outcome.Known known
          && known.caller().kind() == Caller.Kind.CERTIFICATE) {
        request.isBy(known.caller());
      }
      request.recheckedBy(() -> !identification.asksForCredentials());
      return true;
    }
    Outcome outcome = identification.identify(presented);
    if (outcome instanceof Outcome.Known known) {
      request.isBy(known.caller());
      request.recheckedBy(() -> isStill(known.caller(), presented(exchange, request), permission));
      return true;
    }
    if (outcome instanceof Outcome.Busy busy) {
      refuse(
          request,
          busy.retryAfter(),
          busy.crowded() ? Refusal.busy(busy.reason()) : Refusal.tooMany(busy.reason()));
      return false;
    }
    // by the address: whoever guesses asks as often as anybody else
    if (!isInTime(request)) {
      return false;
    }
    identification.challenges().forEach(way -> request.add("WWW-Authenticate", way));
    if (outcome instanceof Outcome.Refused refused) {
      write(request, 401, refused.reason());
      refuse(request, Refusal.unknown(refused.reason()));
    } else {
      refuse(request, Refusal.unknown("a login is needed: see WWW-Authenticate"));
    }
    return false;
  }

  private Presented presented(HttpExchange exchange, Request request) {
    return new Presented(
        request.headerOr("Authorization", ""),
        request.address(),
        name -> request.headerOr(name, ""),
        certificate(exchange));
  }

  private Optional<String> certificate(HttpExchange exchange) {
    return exchange instanceof HttpsExchange https
        ? access.client(https.getSSLSession())
        : Optional.empty();
  }

  /** For answers that go on: whether the one who began still may. */
  private boolean isStill(Caller caller, Presented presented, Permission permission) {
    Outcome now = identification.identify(presented);
    return now instanceof Outcome.Busy
        || (now instanceof Outcome.Known known
            && known.caller().equals(caller)
            && known.caller().may(permission));
  }

  private boolean mayAsk(Request request, Permission permission, boolean asks) throws IOException {
    Caller caller = request.caller();
    if (isOpen(permission)) {
      return true;
    }
    if (!asks && caller.kind() == Caller.Kind.ANONYMOUS) {
      if (OPEN_TO_ALL.contains(permission)) {
        return true;
      }
      forbid(
          request,
          "without users in the web config file or other credentials, changes are taken from this"
              + " host only, and not through a proxy");
      return false;
    }
    if (!caller.may(permission)) {
      forbid(
          request,
          "this needs the permission "
              + permission
              + ", which the role "
              + permission.least().text()
              + " has; "
              + caller.name()
              + " is "
              + caller.role().text());
      return false;
    }
    if (OF_THE_WHOLE.contains(permission) && !caller.scope().isAll()) {
      forbid(
          request,
          "this needs the permission "
              + permission
              + " without a scope; "
              + caller.name()
              + " sees a part only");
      return false;
    }
    return true;
  }

  private boolean isFromOurPage(Request request, @Nullable Route route) throws IOException {
    String origin = request.header("Origin");
    if (route == null
        || !route.change()
        || origin == null
        || isOwn(origin, request.header("Host"))) {
      return true;
    }
    forbid(request, "pages of other sites may not change anything here");
    return false;
  }

  private boolean isLocal(HttpExchange exchange, Request request) {
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && FORWARDED.stream().allMatch(header -> request.header(header) == null)
        && localHost.isMeant(request.header("Host"));
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void forbid(Request request, String reason) throws IOException {
    write(request, 403, reason);
    refuse(request, Refusal.forbidden(reason));
  }

  private void write(Request request, int status, String reason) {
    long before = audit.refused(request.address());
    if (before >= 0) {
      request
          .audit()
          .refused(
              request.caller(),
              request.address(),
              status + " " + reason + (before == 0 ? "" : " (and " + before + " more before)"));
    }
  }

  private static void refuse(Request request, Duration retryAfter, Refusal refusal)
      throws IOException {
    request.set("Retry-After", Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
    refuse(request, refusal);
  }

  private static void refuse(Request request, Refusal refusal) throws IOException {
    String path = request.path();
    request.answer(refusal.status(), refusal.contentType(path), refusal.body(path));
  }
}
