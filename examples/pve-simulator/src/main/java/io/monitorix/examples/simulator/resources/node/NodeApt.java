package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.PveRelease;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;

/** {@code /nodes/{node}/apt}: updates, repositories, versions. Nodes are patched in turn. */
public final class NodeApt {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/apt/update", NodeApt::updates)
              .needs("/nodes/{node}", "Sys.Modify")
              .asRelayed(),
          Route.get("/nodes/{node}/apt/versions", NodeApt::versions)
              .needs("/nodes/{node}", "Sys.Audit"),
          Route.get("/nodes/{node}/apt/repositories", NodeApt::repositories)
              .needs("/nodes/{node}", "Sys.Audit"));

  private static final List<Update> UPDATES =
      List.of(
          new Update("openssl", "Debian", "utils", "3.0.17-1~deb12u2", "3.0.17-1~deb12u3"),
          new Update("libssl3", "Debian", "libs", "3.0.17-1~deb12u2", "3.0.17-1~deb12u3"),
          new Update("base-files", "Debian", "admin", "12.4+deb12u11", "12.4+deb12u12"),
          new Update("qemu-server", "Proxmox", "admin", "8.4.3", "8.4.4"),
          new Update("pve-container", "Proxmox", "admin", "5.3.1", "5.3.2"));
  private static final List<String> COMPANIONS =
      List.of("qemu-server", "pve-container", "pve-cluster", "corosync", "ceph-common", "lxc-pve");

  private NodeApt() {}

  private record Update(String name, String origin, String section, String old, String latest) {}

  private static void updates(Call call, JsonWriter out) {
    out.beginArray();
    for (Update update : UPDATES.subList(0, call.node().index() * 2 % (UPDATES.size() + 1))) {
      out.beginObject()
          .field("Package", update.name())
          .field("Title", "Package " + update.name())
          .field("Description", "What makes up " + update.name())
          .field("Origin", update.origin())
          .field("Section", update.section())
          .field("Priority", "optional")
          .field("Arch", "amd64")
          .field("OldVersion", update.old())
          .field("Version", update.latest())
          .endObject();
    }
    out.endArray();
  }

  private static void versions(Call call, JsonWriter out) {
    PveRelease release = call.release();
    out.beginArray();
    out.beginObject();
    version("proxmox-ve", release.release() + ".0", out);
    out.field("RunningKernel", release.kernel()).endObject();
    out.beginObject();
    version("pve-manager", release.version(), out);
    out.field("ManagerVersion", "%s/%s".formatted(release.version(), release.repoId())).endObject();
    for (String companion : COMPANIONS) {
      out.beginObject();
      version(companion, release.release() + ".1", out);
      out.endObject();
    }
    out.endArray();
  }

  private static void version(String name, String version, JsonWriter out) {
    out.field("Package", name)
        .field("Title", "Package " + name)
        .field("Description", "What makes up " + name)
        .field("Origin", "Proxmox")
        .field("Section", "admin")
        .field("Priority", "optional")
        .field("Arch", "amd64")
        .field("CurrentState", "Installed")
        .field("OldVersion", version)
        .field("Version", version);
  }

  private static void repositories(Call call, JsonWriter out) {
    String suite =
        call.release().atLeast9() ? "trixie" : call.release().atLeast8() ? "bookworm" : "bullseye";
    boolean enterprise = call.node().subscribed();
    String component = enterprise ? "pve-enterprise" : "pve-no-subscription";
    String host = enterprise ? "enterprise.proxmox.com" : "download.proxmox.com";
    out.beginObject().field("digest", "%064x".formatted(call.plan().seed() & Long.MAX_VALUE));
    out.name("errors").beginArray().endArray().name("files").beginArray();
    file("/etc/apt/sources.list", "http://deb.debian.org/debian", suite, List.of("main"), out);
    file(
        "/etc/apt/sources.list.d/pve.list",
        "https://%s/debian/pve".formatted(host),
        suite,
        List.of(component),
        out);
    out.endArray().name("infos").beginArray();
    if (!enterprise) {
      out.beginObject()
          .field("path", "/etc/apt/sources.list.d/pve.list")
          .field("index", "0")
          .field("kind", "warning")
          .field("message", "The repository without subscription is not meant for production")
          .endObject();
    }
    out.endArray().name("standard-repos").beginArray();
    standard("Enterprise", "enterprise", enterprise, out);
    standard("No-Subscription", "no-subscription", !enterprise, out);
    out.beginObject().field("handle", "test").field("name", "Test").endObject();
    out.endArray().endObject();
  }

  private static void file(
      String path, String uri, String suite, List<String> components, JsonWriter out) {
    out.beginObject().field("path", path).field("file-type", "list").name("digest").beginArray();
    for (int i = 0; i < 32; i++) {
      out.value(path.hashCode() >> i & 0xff);
    }
    out.endArray().name("repositories").beginArray().beginObject();
    out.name("Types").beginArray().value("deb").endArray();
    out.name("URIs").beginArray().value(uri).endArray();
    out.name("Suites").beginArray().value(suite).endArray();
    out.name("Components").beginArray();
    components.forEach(out::value);
    out.endArray().field("FileType", "list").flag("Enabled", true);
    out.endObject().endArray().endObject();
  }

  private static void standard(String name, String handle, boolean enabled, JsonWriter out) {
    out.beginObject().field("handle", handle).field("name", name);
    if (enabled) {
      out.flag("status", true);
    }
    out.endObject();
  }
}
