package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.Browser.Answer;
import io.monitorix.examples.simulator.access.Identity;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.resources.Resources;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a simulator for routes, with what each needs in its path and its query. */
final class Visit implements AutoCloseable {
  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry("rrddata", "timeframe=hour"),
          Map.entry("smart", "disk=/dev/sda"),
          Map.entry("feature", "feature=snapshot"),
          Map.entry("nfs", "server=192.0.2.9"),
          Map.entry("cifs", "server=192.0.2.9"),
          Map.entry("pbs", "server=192.0.2.9&username=u@pbs&password=x"),
          Map.entry("scan/lvmthin", "vg=pve"),
          Map.entry("POST snapshot", "snapname=fresh"),
          Map.entry("migrate", "target=pve2&online=1"),
          Map.entry("vzdump", "vmid=100&storage=nas"),
          Map.entry("PUT config", "tags=a"));

  final PveSimulator pve;
  final Browser browser;
  private final MovableClock clock = new MovableClock();
  private final Map<String, String> variables = new LinkedHashMap<>();

  Visit(PveRelease release) {
    pve = PveSimulator.builder().release(release).ceph(true).clock(clock).size(3, 90).start();
    browser = new Browser(pve);
    Identity admin = pve.administrator();
    String upid = (String) browser.post(admin, "/nodes/pve1/qemu/100/status/reboot").data();
    clock.advance(Duration.ofMinutes(2));
    Map<String, Object> job = browser.get(admin, "/cluster/replication").rows().get(0);
    Map<String, Object> service = browser.get(admin, "/cluster/ha/resources").rows().get(0);
    variables.put("node", "pve1");
    variables.put("upid", upid);
    variables.put("storage", "nas");
    variables.put("service", "pveproxy");
    variables.put("iface", "vmbr0");
    variables.put("name", "rpool");
    variables.put("sid", (String) Objects.requireNonNull(service.get("sid")));
    variables.put("job", (String) Objects.requireNonNull(job.get("id")));
    variables.put("userid", "admin@pve");
    variables.put("groupid", "ops");
    variables.put("poolid", "prod");
  }

  /** Every route that one of the releases has, reading first. */
  static List<Route> allRoutes() {
    Map<String, Route> routes = new LinkedHashMap<>();
    for (PveRelease release : PveRelease.values()) {
      Resources.routes(release).forEach(route -> routes.putIfAbsent(name(route), route));
    }
    return routes.values().stream()
        .sorted(Comparator.comparing(route -> List.of("GET", "PUT").indexOf(route.method()) < 0))
        .toList();
  }

  static String name(Route route) {
    return route.method() + " /" + String.join("/", route.pattern());
  }

  /** Asks as the administrator. */
  Answer ask(Route route) {
    String path = path(route);
    String query = query(route);
    return browser.request(
        pve.administrator(), route.method(), path + (query.isEmpty() ? "" : "?" + query));
  }

  private String path(Route route) {
    List<String> pattern = route.pattern();
    Map<String, String> filled = new LinkedHashMap<>(variables);
    if (pattern.contains("{vmid}")) {
      filled.putAll(guest(route));
    }
    if (pattern.contains("replication")) {
      filled.put("id", Objects.requireNonNull(variables.get("job")));
      filled.put("node", node(Integer.parseInt(variables.get("job").replaceAll("-.*", ""))));
    } else {
      filled.put("id", "backup-nightly");
    }
    return pattern.stream()
        .map(
            part ->
                part.startsWith("{")
                    ? Objects.requireNonNull(filled.get(part.substring(1, part.length() - 1)), part)
                    : part)
        .collect(Collectors.joining("/", "/", ""));
  }

  private String node(int vmid) {
    return (String) Objects.requireNonNull(row(vmid).get("node"));
  }

  private Map<String, Object> row(int vmid) {
    return browser
        .get(pve.administrator(), "/cluster/resources?type=vm")
        .row("vmid", (double) vmid);
  }

  /** A guest that fits: stopped to be started, with a snapshot to be looked at, with an agent. */
  private Map<String, String> guest(Route route) {
    boolean starts = route.pattern().contains("start");
    boolean machine = route.pattern().contains("qemu");
    boolean snapshot = route.pattern().contains("{snapname}");
    boolean agent = route.pattern().contains("agent");
    for (Map<String, Object> row :
        browser.get(pve.administrator(), "/cluster/resources?type=vm").rows()) {
      String node = (String) Objects.requireNonNull(row.get("node"));
      boolean kindFits = (machine ? "qemu" : "lxc").equals(row.get("type"));
      boolean powerFits = (starts ? "stopped" : "running").equals(row.get("status"));
      if (kindFits && powerFits && row.get("lock") == null && !node.equals("pve2")) {
        String id = (String) Objects.requireNonNull(row.get("id"));
        String base = "/nodes/%s/%s".formatted(node, id);
        Optional<String> snapshotName =
            browser.get(pve.administrator(), base + "/snapshot").rows().stream()
                .map(s -> (String) s.get("name"))
                .filter(name -> name != null && !name.equals("current"))
                .findFirst();
        boolean answers = browser.get(pve.administrator(), base + "/agent/info").status() == 200;
        if ((!snapshot || snapshotName.isPresent()) && (!agent || answers)) {
          return Map.of(
              "node",
              node,
              "vmid",
              id.substring(id.indexOf('/') + 1),
              "snapname",
              snapshotName.orElse(""));
        }
      }
    }
    throw new AssertionError("no guest for " + name(route));
  }

  private static String query(Route route) {
    String[] pattern = route.pattern().toArray(String[]::new);
    String last = pattern[pattern.length - 1];
    String lastTwo =
        String.join(
            "/", Arrays.copyOfRange(pattern, Math.max(0, pattern.length - 2), pattern.length));
    for (String key : List.of(route.method() + " " + last, lastTwo, last)) {
      String query = QUERIES.get(key);
      if (query != null) {
        return query;
      }
    }
    return "";
  }

  @Override
  public void close() {
    browser.close();
    pve.close();
  }
}
