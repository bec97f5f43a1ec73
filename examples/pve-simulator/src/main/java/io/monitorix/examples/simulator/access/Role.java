package io.monitorix.examples.simulator.access;

import java.util.List;

/** What an identity may do; it holds for every path of the simulated cluster. */
public enum Role {
  /** PVE's role {@code Administrator}. */
  ADMINISTRATOR,
  /** PVE's role {@code PVEAuditor}. */
  AUDITOR,
  /** No rights at all. */
  NONE;

  private static final List<String> ALL =
      List.of(
          "Datastore.Allocate",
          "Datastore.AllocateSpace",
          "Datastore.AllocateTemplate",
          "Datastore.Audit",
          "Group.Allocate",
          "Mapping.Audit",
          "Mapping.Modify",
          "Mapping.Use",
          "Permissions.Modify",
          "Pool.Allocate",
          "Pool.Audit",
          "Realm.Allocate",
          "Realm.AllocateUser",
          "SDN.Allocate",
          "SDN.Audit",
          "SDN.Use",
          "Sys.AccessNetwork",
          "Sys.Audit",
          "Sys.Console",
          "Sys.Incoming",
          "Sys.Modify",
          "Sys.PowerMgmt",
          "Sys.Syslog",
          "User.Modify",
          "VM.Allocate",
          "VM.Audit",
          "VM.Backup",
          "VM.Clone",
          "VM.Config.CDROM",
          "VM.Config.CPU",
          "VM.Config.Cloudinit",
          "VM.Config.Disk",
          "VM.Config.HWType",
          "VM.Config.Memory",
          "VM.Config.Network",
          "VM.Config.Options",
          "VM.Console",
          "VM.GuestAgent.Unrestricted",
          "VM.Migrate",
          "VM.Monitor",
          "VM.PowerMgmt",
          "VM.Snapshot",
          "VM.Snapshot.Rollback");

  private static final List<String> AUDITS =
      ALL.stream().filter(p -> p.endsWith(".Audit")).toList();

  /** The privileges, sorted. */
  public List<String> privileges() {
    return switch (this) {
      case ADMINISTRATOR -> ALL;
      case AUDITOR -> AUDITS;
      case NONE -> List.of();
    };
  }

  /** Whether it has this privilege, such as {@code Sys.Audit}. */
  public boolean grants(String privilege) {
    return privileges().contains(privilege);
  }
}
