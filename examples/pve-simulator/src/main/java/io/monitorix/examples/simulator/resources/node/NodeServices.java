package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /nodes/{node}/services}: all that should run does. */
public final class NodeServices {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/services", NodeServices::list)
              .needs("/nodes/{node}", "Sys.Audit")
              .asRelayed(),
          Route.get("/nodes/{node}/services/{service}/state", NodeServices::state)
              .needs("/nodes/{node}", "Sys.Audit")
              .asRelayed());

  private static final List<Service> SERVICES =
      List.of(
          new Service("chrony", "chrony, an NTP client/server"),
          new Service("corosync", "Corosync Cluster Engine"),
          new Service("cron", "Regular background program processing daemon"),
          new Service("ksmtuned", "Kernel Samepage Merging (KSM) Tuning Daemon"),
          new Service("postfix", "Postfix Mail Transport Agent"),
          new Service("pve-cluster", "The Proxmox VE cluster filesystem"),
          new Service("pve-firewall", "Proxmox VE firewall"),
          new Service("pve-ha-crm", "PVE Cluster HA Resource Manager Daemon"),
          new Service("pve-ha-lrm", "PVE Local HA Resource Manager Daemon"),
          new Service("pvedaemon", "PVE API Daemon"),
          new Service("pvefw-logger", "Proxmox VE firewall logger"),
          new Service("pveproxy", "PVE API Proxy Server"),
          new Service("pvescheduler", "Proxmox VE scheduler"),
          new Service("pvestatd", "PVE Status Daemon"),
          new Service("spiceproxy", "PVE SPICE Proxy Server"),
          new Service("sshd", "OpenBSD Secure Shell server"),
          new Service("syslog", "syslog.service"),
          new Service("systemd-journald", "Journal Service"),
          new Service("systemd-timesyncd", "systemd-timesyncd.service"));

  private NodeServices() {}

  private record Service(String name, String description) {
    /** Of the two time keepers one is installed; the journal has taken the place of syslog. */
    boolean installed() {
      return !name.equals("systemd-timesyncd") && !name.equals("syslog");
    }
  }

  private static void list(Call call, JsonWriter out) {
    out.beginArray();
    SERVICES.forEach(service -> write(call, service, out));
    out.endArray();
  }

  private static void state(Call call, JsonWriter out) {
    String name = call.variable("service");
    for (Service service : SERVICES) {
      if (service.name().equals(name)) {
        write(call, service, out);
        return;
      }
    }
    throw ApiError.parameter(
        "service",
        "value '%s' does not have a value in the enumeration '%s'"
            .formatted(
                name, SERVICES.stream().map(Service::name).collect(Collectors.joining(", "))));
  }

  private static void write(Call call, Service service, JsonWriter out) {
    // corosync.service has a condition on its configuration, which a standalone server lacks.
    boolean runs =
        service.installed() && (call.plan().clustered() || !service.name().equals("corosync"));
    out.beginObject()
        .field("service", service.name())
        .field("name", service.name())
        .field("desc", service.description())
        .field("state", runs ? "running" : "dead")
        .field("active-state", runs ? "active" : "inactive")
        .field("unit-state", service.installed() ? "enabled" : "not-found")
        .endObject();
  }
}
