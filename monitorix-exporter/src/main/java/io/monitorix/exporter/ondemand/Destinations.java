package io.monitorix.exporter.ondemand;

import io.monitorix.client.Server;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.PveModule;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which server a request means and with which credentials it may be asked.
 *
 * @param targets the configured targets, each allowed by its name, its host, or host and port
 * @param modules the modules of a {@code pve.yml}, by name
 * @param allowAnyTarget whether hosts that are not configured may be asked with a module's
 *     credentials, as prometheus-pve-exporter does
 * @param allowLinkLocal whether hosts that are not configured may have link-local addresses, those
 *     of the metadata services of clouds among them
 */
public record Destinations(
    List<TargetConfig> targets,
    Map<String, PveModule> modules,
    boolean allowAnyTarget,
    boolean allowLinkLocal) {

  /** An IPv6 address without brackets names none, though it may end in a colon and digits. */
  private static final Pattern NAMES_PORT =
      Pattern.compile("(\\w+://)?(\\[[^]]*]|[^:\\[\\]]*):[0-9]+/?");

  /**
   * A server and how to ask it.
   *
   * @param anyAddress whether it may be at a link-local address
   */
  record Destination(
      String server, LoginConfig login, TlsConfig tls, Duration timeout, boolean anyAddress) {}

  /** Without link-local addresses for hosts that are not configured. */
  public Destinations(
      List<TargetConfig> targets, Map<String, PveModule> modules, boolean allowAnyTarget) {
    this(targets, modules, allowAnyTarget, false);
  }

  /** Copies the collections; backup servers are left out, {@code /pve} is not about them. */
  public Destinations {
    targets = targets.stream().filter(target -> target.product() == Product.PVE).toList();
    modules = Map.copyOf(modules);
  }

  /**
   * Where the request goes.
   *
   * @throws ScrapeException when it may go nowhere
   */
  Destination of(ScrapeRequest request) {
    Optional<TargetConfig> target = configured(request.target());
    if (target.isPresent() && isOwn(request)) {
      TargetConfig own = target.get();
      return new Destination(own.server(), own.login(), own.tls(), own.timeout(), true);
    }
    PveModule module = modules.get(request.moduleOrDefault());
    // Who names no module and a target that is not configured is better told of the target.
    if (target.isEmpty() && !allowAnyTarget && (module != null || isOwn(request))) {
      throw new ScrapeException.TargetNotAllowed(request.target());
    }
    if (module == null) {
      throw new ScrapeException.UnknownModule(request.moduleOrDefault());
    }
    String server =
        target.map(TargetConfig::server).orElseGet(() -> address(request.target(), module));
    return new Destination(
        server,
        module.login(),
        module.tls(),
        module.timeout(),
        target.isPresent() || allowLinkLocal);
  }

  /** A target's own credentials serve where no module is named, or none of that name exists. */
  private boolean isOwn(ScrapeRequest request) {
    return request.module() == null
        || (request.module().equals(ScrapeRequest.DEFAULT_MODULE)
            && !modules.containsKey(ScrapeRequest.DEFAULT_MODULE));
  }

  private Optional<TargetConfig> configured(String asked) {
    Optional<TargetConfig> byName =
        targets.stream().filter(target -> target.name().equals(asked)).findFirst();
    return byName.isPresent()
        ? byName
        : targets.stream().filter(target -> isServer(target.server(), asked)).findFirst();
  }

  private static boolean isServer(String configured, String asked) {
    Server server = Server.of(configured);
    if (server.host().equalsIgnoreCase(asked)) {
      return true;
    }
    try {
      Server other = Server.of(asked);
      return server.host().equals(other.host()) && server.port() == other.port();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String address(String asked, PveModule module) {
    try {
      Server server = Server.of(asked);
      Integer port = module.port();
      return port == null || NAMES_PORT.matcher(asked.strip()).matches()
          ? server.toString()
          : new Server(server.scheme(), server.host(), port).toString();
    } catch (IllegalArgumentException e) {
      throw new ScrapeException.InvalidTarget("target: " + e.getMessage());
    }
  }
}
