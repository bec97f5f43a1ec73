package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What runs on the machine and how it is set up: the rest of {@code /nodes/{node}}. */
final class NodeSystem {
  private static final String NODE = "/nodes/{node}";
  private static final String AUDIT = "Sys.Audit";

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get(NODE + "/services", NodeSystem::services).needs("/system/services", AUDIT),
          PbsRoute.get(NODE + "/services/{service}/state", NodeSystem::service)
              .needs("/system/services/{service}", AUDIT),
          PbsRoute.get(NODE + "/certificates/info", NodeSystem::certificates)
              .needs("/system/certificates", "Sys.Modify"),
          PbsRoute.get(NODE + "/apt/update", NodeSystem::updates).needs("/", AUDIT),
          PbsRoute.get(NODE + "/apt/versions", NodeSystem::versions).needs("/", AUDIT),
          PbsRoute.get(NODE + "/apt/repositories", NodeSystem::repositories).needs("/", AUDIT),
          PbsRoute.get(NODE + "/subscription", NodeSystem::subscription),
          PbsRoute.get(NODE + "/network", NodeSystem::network)
              .needs("/system/network/interfaces", AUDIT),
          PbsRoute.get(NODE + "/time", NodeSystem::time).needs("/system/time", AUDIT),
          PbsRoute.get(NODE + "/dns", NodeSystem::dns).needs("/system/network/dns", AUDIT),
          PbsRoute.get(NODE + "/journal", NodeSystem::journal)
              .needs("/system/log", AUDIT)
              .knows("since", "until", "lastentries", "startcursor", "endcursor"),
          PbsRoute.get(NODE + "/syslog", NodeSystem::syslog)
              .needs("/system/log", AUDIT)
              .knows("start", "limit", "since", "until", "service"));

  /** A service of systemd's: its name, and what it is. */
  private record Service(String name, String description, boolean runs) {}

  private static final List<Service> SERVICES =
      List.of(
          new Service("proxmox-backup", "Proxmox Backup API Server", true),
          new Service("proxmox-backup-proxy", "Proxmox Backup API Proxy Server", true),
          new Service("chrony", "chrony, an NTP client/server", true),
          new Service("cron", "Regular background program processing daemon", true),
          new Service("postfix", "Postfix Mail Transport Agent", true),
          new Service("ssh", "OpenBSD Secure Shell server", true),
          new Service("systemd-journald", "Journal Service", true),
          new Service("smartmontools", "Self Monitoring and Reporting Technology Daemon", true),
          new Service("syslog", "System Logging Service", false));

  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LOG_LINES = 120;
  private static final long LOG_STEP = 37;

  private NodeSystem() {}

  private static void services(PbsCall call, JsonWriter out) {
    out.beginArray();
    SERVICES.forEach(service -> service(service, out));
    out.endArray();
  }

  private static void service(PbsCall call, JsonWriter out) {
    String name = call.variable("service");
    Service service =
        SERVICES.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> PbsError.badRequest("unknown service name '%s'".formatted(name)));
    service(service, out);
  }

  private static void service(Service service, JsonWriter out) {
    out.beginObject()
        .field("service", service.name())
        .field("name", service.name())
        .field("desc", service.description())
        .field("state", service.runs() ? "running" : "dead")
        .field("unit-state", service.runs() ? "enabled" : "not-found")
        .endObject();
  }

  private static void certificates(PbsCall call, JsonWriter out) {
    long day = call.server().now() / 86_400 * 86_400;
    String name = "O = Proxmox Backup Server, OU = %s, CN = %s";
    String subject = name.formatted("simulated", call.plan().node());
    out.beginArray()
        .beginObject()
        .field("filename", "proxy.pem")
        .field("fingerprint", call.plan().fingerprint())
        .field("subject", subject)
        .field("issuer", subject)
        .field("notbefore", day - 90 * 86_400)
        .field("notafter", day + 275 * 86_400)
        .field("public-key-type", "id-ecPublicKey")
        .field("public-key-bits", 256)
        .field("pem", call.plan().certificate());
    out.name("san").beginArray();
    out.value("localhost").value("127.0.0.1").value(call.plan().node());
    out.endArray().endObject().endArray();
  }

  private static void updates(PbsCall call, JsonWriter out) {
    out.beginArray();
    aptPackage(call, "libssl3", "3.0.17-1", "3.0.16-1", "Debian", "libs", false, out);
    aptPackage(
        call,
        "proxmox-backup-server",
        "%s.%s-2".formatted(call.release().version(), call.release().release()),
        "%s.%s-1".formatted(call.release().version(), call.release().release()),
        "Proxmox",
        "admin",
        false,
        out);
    out.endArray();
  }

  private static void versions(PbsCall call, JsonWriter out) {
    String version = "%s.%s-1".formatted(call.release().version(), call.release().release());
    out.beginArray();
    aptPackage(call, "proxmox-backup", version, version, "Proxmox", "admin", true, out);
    aptPackage(call, "proxmox-backup-server", version, version, "Proxmox", "admin", true, out);
    aptPackage(call, "proxmox-backup-client", version, version, "Proxmox", "admin", true, out);
    aptPackage(call, "zfsutils-linux", "2.2.7-pve2", "2.2.7-pve2", "Proxmox", "admin", true, out);
    out.endArray();
  }

  private static void aptPackage(
      PbsCall call,
      String name,
      String version,
      String old,
      String origin,
      String section,
      boolean installed,
      JsonWriter out) {
    out.beginObject()
        .field("Package", name)
        .field("Title", name)
        .field("Description", "what %s is for".formatted(name))
        .field("Arch", "amd64")
        .field("Version", version)
        .field("OldVersion", old)
        .field("Origin", origin)
        .field("Priority", "optional")
        .field("Section", section);
    if (installed && name.equals("proxmox-backup-server")) {
      out.field("ExtraInfo", "running version: " + call.release().version());
    }
    out.endObject();
  }

  private static void repositories(PbsCall call, JsonWriter out) {
    boolean sources = call.atLeast(PbsRelease.V4_0);
    String file = "/etc/apt/sources.list" + (sources ? ".d/proxmox.sources" : "");
    out.beginObject();
    out.name("files").beginArray().beginObject();
    out.field("path", file).field("file-type", sources ? "sources" : "list");
    out.name("digest").beginArray();
    for (int i = 0; i < 32; i++) {
      out.value(i * 7L % 256);
    }
    out.endArray();
    out.name("repositories").beginArray();
    repository("http://deb.debian.org/debian", call.release().suite(), "main", sources, true, out);
    repository(
        "https://enterprise.proxmox.com/debian/pbs",
        call.release().suite(),
        "pbs-enterprise",
        sources,
        true,
        out);
    out.endArray().endObject().endArray();
    out.name("errors").beginArray().endArray();
    out.name("infos").beginArray().endArray();
    out.name("standard-repos").beginArray();
    standard("enterprise", "Enterprise", true, out);
    standard("no-subscription", "No-Subscription", false, out);
    standard("test", "Test", false, out);
    out.endArray().field("digest", "%064x".formatted(0x51AB77L)).endObject();
  }

  private static void repository(
      String uri,
      String suite,
      String component,
      boolean sources,
      boolean enabled,
      JsonWriter out) {
    out.beginObject();
    out.name("Types").beginArray().value("deb").endArray();
    out.name("URIs").beginArray().value(uri).endArray();
    out.name("Suites").beginArray().value(suite).endArray();
    out.name("Components").beginArray().value(component).endArray();
    out.name("Options").beginArray().endArray();
    out.field("Comment", "")
        .field("FileType", sources ? "sources" : "list")
        .bool("Enabled", enabled)
        .endObject();
  }

  private static void standard(String handle, String name, boolean configured, JsonWriter out) {
    out.beginObject().field("handle", handle).field("name", name);
    if (configured) {
      out.bool("status", true);
    } else {
      out.name("status").nullValue();
    }
    out.field("description", "the %s repository".formatted(handle)).endObject();
  }

  private static void subscription(PbsCall call, JsonWriter out) {
    out.beginObject()
        .field("status", "notfound")
        .field("message", "There is no subscription key")
        .field("url", "https://www.proxmox.com/en/proxmox-backup-server/pricing");
    if (call.may("/system", AUDIT)) {
      out.field("serverid", "%032X".formatted(call.plan().seed() & 0xffff_ffffL));
    }
    out.endObject();
  }

  private static void network(PbsCall call, JsonWriter out) {
    out.beginArray();
    out.beginObject()
        .field("name", "lo")
        .field("type", "loopback")
        .field("method", "loopback")
        .bool("autostart", true)
        .bool("active", true);
    lists(List.of(), out);
    out.endObject();
    out.beginObject()
        .field("name", "bond0")
        .field("type", "bond")
        .field("method", "static")
        .field("cidr", "192.0.2.50/24")
        .field("gateway", "192.0.2.1")
        .field("bond_mode", "802.3ad")
        .bool("autostart", true)
        .bool("active", true);
    out.name("slaves").beginArray().value("eno1").value("eno2").endArray();
    lists(List.of(), out);
    out.endObject();
    for (String name : List.of("eno1", "eno2")) {
      out.beginObject()
          .field("name", name)
          .field("type", "eth")
          .field("method", "manual")
          .bool("autostart", false)
          .bool("active", true)
          .field("mtu", 9000);
      lists(List.of(), out);
      out.endObject();
    }
    out.endArray();
    call.beside().put("digest", "%064x".formatted(0x77E1L));
    call.beside().put("changes", "");
  }

  private static void lists(List<String> options, JsonWriter out) {
    for (String name : List.of("options", "options6")) {
      out.name(name).beginArray();
      options.forEach(out::value);
      out.endArray();
    }
  }

  private static void time(PbsCall call, JsonWriter out) {
    out.beginObject()
        .field("timezone", "Etc/UTC")
        .field("time", call.server().now())
        .field("localtime", call.server().now())
        .endObject();
  }

  private static void dns(PbsCall call, JsonWriter out) {
    out.beginObject()
        .field("search", "example.test")
        .field("dns1", "192.0.2.1")
        .field("dns2", "192.0.2.2")
        .field("digest", "%064x".formatted(0xD45L))
        .endObject();
  }

  private static void journal(PbsCall call, JsonWriter out) {
    List<LogLine> lines = log(call, call.number("since", 0), call.number("until", Long.MAX_VALUE));
    long last = call.number("lastentries", lines.size());
    out.beginArray().value("s=simulated;i=1");
    lines.stream().skip(Math.max(0, lines.size() - last)).forEach(line -> out.value(line.text()));
    out.value("s=simulated;i=%x".formatted(lines.size())).endArray();
  }

  private static void syslog(PbsCall call, JsonWriter out) {
    String service = call.parameter("service");
    List<String> lines =
        log(call, 0, Long.MAX_VALUE).stream()
            .filter(line -> service == null || line.service().equals(service))
            .map(LogLine::text)
            .toList();
    long start = Math.max(0, call.number("start", 0));
    long limit = call.number("limit", 50);
    out.beginArray();
    for (long i = start; i < lines.size() && (limit == 0 || i < start + limit); i++) {
      out.beginObject().field("n", i + 1).field("t", lines.get((int) i)).endObject();
    }
    out.endArray();
    call.beside().put("total", lines.size());
  }

  private record LogLine(String service, String text) {}

  private static List<LogLine> log(PbsCall call, long since, long until) {
    List<LogLine> lines = new ArrayList<>();
    long last = call.server().now() / LOG_STEP * LOG_STEP;
    for (long at = last - (LOG_LINES - 1) * LOG_STEP; at <= last; at += LOG_STEP) {
      if (at >= since && at <= until) {
        String service =
            call.server().chance().of("log").of(at).oneOf("cron", "proxmox-backup-proxy", "ssh");
        lines.add(
            new LogLine(
                service,
                "%s %s %s[812]: routine work of second %d"
                    .formatted(
                        LOG_TIME.format(Instant.ofEpochSecond(at)),
                        call.plan().node(),
                        service,
                        at)));
      }
    }
    return lines;
  }
}
