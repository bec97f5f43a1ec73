package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.web.access.BasicAuth;
import io.monitorix.exporter.web.access.WebAccess;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests are answered at all: those of known users, not too large, and changes only
 * from who may make them.
 */
final class Guard {

  /** A proxy adds one of these: who asks is not who connects then. */
  private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "Via");

  private final WebAccess access;
  private final BasicAuth passwords;
  private final WebLimits limits;

  Guard(WebAccess access, BasicAuth passwords, WebLimits limits) {
    this.access = access;
    this.passwords = passwords;
    this.limits = limits;
  }

  /**
   * Whether the request goes on to its route; otherwise it has been answered.
   *
   * @param route null where there is none
   */
  boolean lets(HttpExchange exchange, Request request, @Nullable Route route) throws IOException {
    boolean signed = route != null && route.signed();
    SecurityHeaders.set(exchange.getResponseHeaders(), access.current().headers(), signed);
    if (isTooLarge(request.header("Content-Length"))) {
      request.set("Connection", "close");
      throw BadRequestException.tooLarge(limits.maxBody());
    }
    if (isLocal(exchange, request) && !access.asksForCredentials()) {
      request.isBy(Caller.local(request.address()));
    }
    return signed || (isKnown(request) && (route == null || mayChange(exchange, request, route)));
  }

  private boolean isTooLarge(@Nullable String contentLength) {
    // the JDK's server takes none but numbers
    return contentLength != null && Long.parseLong(contentLength) > limits.maxBody();
  }

  private boolean isKnown(Request request) throws IOException {
    Map<String, Secret> users = access.current().users();
    if (users.isEmpty()) {
      return true;
    }
    switch (passwords.check(request.header("Authorization"), users)) {
      case GRANTED -> {
        return true;
      }
      case REFUSED -> {
        request.set("WWW-Authenticate", "Basic");
        request.answer(401, "name and password of a user of the web config file are needed");
      }
      case BUSY -> {
        request.set("Retry-After", "1");
        request.answer(503, "too many passwords wait to be checked");
      }
    }
    return false;
  }

  private boolean mayChange(HttpExchange exchange, Request request, Route route)
      throws IOException {
    if (!route.change()) {
      return true;
    }
    String origin = request.header("Origin");
    if (origin != null && !isOwn(origin, request.header("Host"))) {
      request.answer(403, "pages of other sites may not change anything here");
      return false;
    }
    if (!isLocal(exchange, request) && !access.asksForCredentials()) {
      request.answer(
          403,
          "without users in the web config file, changes are taken from this host only,"
              + " and not through a proxy");
      return false;
    }
    return true;
  }

  private static boolean isLocal(HttpExchange exchange, Request request) {
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && FORWARDED.stream().allMatch(header -> request.header(header) == null);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
