package io.monitorix.exporter.web;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.httpsd.Entries;
import io.monitorix.exporter.httpsd.Entry;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /sd/…}: lists for {@code http_sd_configs} of Prometheus. */
final class ServiceDiscoveryRoutes {

  private static final Set<String> TYPES = Set.of("qemu", "lxc");

  private final Supplier<List<TargetConfig>> targets;
  private final SnapshotBoard board;
  private final Entries entries;

  ServiceDiscoveryRoutes(Supplier<List<TargetConfig>> targets, SnapshotBoard board) {
    this.targets = targets;
    this.board = board;
    this.entries = new Entries(board);
  }

  /** The routes. */
  List<Route> routes() {
    return List.of(
        new Route("/sd/guests", this::guests),
        new Route("/sd/nodes", this::nodes),
        new Route("/sd/targets", this::targets));
  }

  private void guests(Request request) throws IOException {
    Map<String, String> parameters = known(request, "target", "tag", "type", "status", "port");
    String type = parameters.get("type");
    if (type != null && !TYPES.contains(type)) {
      throw new BadRequestException("type is neither qemu nor lxc");
    }
    var query = new Entries.GuestQuery(parameters.get("tag"), type, parameters.get("status"));
    Integer port = port(parameters.get("port"));
    if (isAnswerable(request, parameters.get("target"))) {
      Visibility visibility = request.visibility();
      answer(
          request,
          entries.guests(parameters.get("target"), query, port).stream()
              .filter(entry -> visibility.sees(entry.cluster(), entry.guest()))
              .toList());
    }
  }

  private void nodes(Request request) throws IOException {
    Map<String, String> parameters = known(request, "target", "port");
    Integer port = port(parameters.get("port"));
    if (isAnswerable(request, parameters.get("target"))) {
      Visibility visibility = request.visibility();
      answer(
          request,
          entries.nodes(parameters.get("target"), port).stream()
              .filter(entry -> visibility.seesAllOf(entry.cluster()))
              .toList());
    }
  }

  private void targets(Request request) throws IOException {
    known(request);
    String host = request.header("Host");
    if (host == null || host.isBlank()) {
      throw new BadRequestException("the request has no header Host, which would be the address");
    }
    Visibility visibility = request.visibility();
    List<TargetConfig> seen =
        targets.get().stream().filter(target -> visibility.seesAllOf(target.name())).toList();
    answer(request, Entries.targets(seen, host, request.scheme()));
  }

  /**
   * Prometheus keeps the list it had when it gets an error, and forgets everything when it gets an
   * empty list: what is not known yet must be an error.
   */
  private boolean isAnswerable(Request request, @Nullable String target) throws IOException {
    if (target != null
        && !(board.targets().contains(target) && request.visibility().mayShow(target))) {
      request.answer(404, "there is no target of that name; /sd/targets lists them");
      return false;
    }
    if (target == null ? !isKnown() : !isKnown(target)) {
      request.answer(503, "Proxmox has not told yet what there is");
      return false;
    }
    return true;
  }

  /**
   * A target that fails from the start has nothing to list, and must not cost the others theirs.
   */
  private boolean isKnown() {
    List<String> names = board.targets();
    return names.isEmpty()
        || (names.stream().allMatch(name -> isKnown(name) || isFailing(name))
            && names.stream().anyMatch(this::isKnown));
  }

  private boolean isKnown(String target) {
    return board.of(target).filter(last -> !last.inventory().equals(Inventory.EMPTY)).isPresent();
  }

  private boolean isFailing(String target) {
    return board.of(target).filter(last -> last.problem() != null).isPresent();
  }

  private static void answer(Request request, List<Entry> list) throws IOException {
    request.answer(200, "application/json", Entry.json(list));
  }

  /** A misspelt parameter would list more than was asked for. */
  private static Map<String, String> known(Request request, String... names) {
    Map<String, String> parameters = request.parameters();
    List<String> allowed = List.of(names);
    if (!allowed.containsAll(parameters.keySet())) {
      throw new BadRequestException(
          allowed.isEmpty()
              ? "no parameter is known here"
              : "unknown parameter; known are " + String.join(", ", allowed));
    }
    return parameters;
  }

  private static @Nullable Integer port(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new BadRequestException("port is no number from 1 to 65535");
  }
}
