package io.monitorix.examples.simulator.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The roles that come with a server, and the privileges that they are made of. */
final class BuiltInRoles {
  private static final List<String> PVE =
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
          "VM.Migrate",
          "VM.PowerMgmt",
          "VM.Snapshot",
          "VM.Snapshot.Rollback");

  private static final List<String> PVE_UNTIL_8 = List.of("VM.Monitor");

  private static final List<String> PVE_FROM_9 =
      List.of(
          "VM.GuestAgent.Audit",
          "VM.GuestAgent.FileRead",
          "VM.GuestAgent.FileSystemMgmt",
          "VM.GuestAgent.FileWrite",
          "VM.GuestAgent.Unrestricted",
          "VM.Replicate");

  private static final List<String> PBS =
      List.of(
          "Datastore.Allocate",
          "Datastore.Audit",
          "Datastore.Backup",
          "Datastore.Modify",
          "Datastore.Prune",
          "Datastore.Read",
          "Datastore.Verify",
          "Permissions.Modify",
          "Realm.Allocate",
          "Remote.Audit",
          "Remote.Modify",
          "Remote.Read",
          "Sys.Audit",
          "Sys.Console",
          "Sys.Modify",
          "Sys.PowerManagement",
          "Tape.Audit",
          "Tape.Modify",
          "Tape.Read",
          "Tape.Write");

  private BuiltInRoles() {}

  /** PVE's, of a major release. */
  static List<Role> pve(int release) {
    List<String> all =
        Stream.concat(PVE.stream(), (release < 9 ? PVE_UNTIL_8 : PVE_FROM_9).stream()).toList();
    List<Role> roles = new ArrayList<>();
    roles.add(role("Administrator", all, p -> true));
    roles.add(role("NoAccess", all, p -> false));
    roles.add(
        role(
            "PVEAdmin",
            all,
            p ->
                !List.of(
                        "Permissions.Modify",
                        "Realm.Allocate",
                        "Sys.AccessNetwork",
                        "Sys.Incoming",
                        "Sys.Modify",
                        "Sys.PowerMgmt")
                    .contains(p)));
    roles.add(role("PVEAuditor", all, p -> p.endsWith(".Audit") && !p.contains("GuestAgent")));
    roles.add(role("PVEDatastoreAdmin", all, p -> p.startsWith("Datastore.")));
    roles.add(of("PVEDatastoreUser", "Datastore.AllocateSpace", "Datastore.Audit"));
    roles.add(role("PVEMappingAdmin", all, p -> p.startsWith("Mapping.")));
    roles.add(of("PVEMappingAuditor", "Mapping.Audit"));
    roles.add(of("PVEMappingUser", "Mapping.Audit", "Mapping.Use"));
    roles.add(role("PVEPoolAdmin", all, p -> p.startsWith("Pool.")));
    roles.add(of("PVEPoolUser", "Pool.Audit"));
    roles.add(role("PVESDNAdmin", all, p -> p.startsWith("SDN.")));
    roles.add(of("PVESDNUser", "SDN.Audit", "SDN.Use"));
    roles.add(of("PVESysAdmin", "Sys.Audit", "Sys.Console", "Sys.Syslog"));
    roles.add(of("PVETemplateUser", "VM.Audit", "VM.Clone"));
    roles.add(of("PVEUserAdmin", "Group.Allocate", "Realm.AllocateUser", "User.Modify"));
    roles.add(role("PVEVMAdmin", all, p -> p.startsWith("VM.")));
    roles.add(
        role(
            "PVEVMUser",
            all,
            p ->
                List.of(
                            "VM.Audit",
                            "VM.Backup",
                            "VM.Config.CDROM",
                            "VM.Config.Cloudinit",
                            "VM.Console",
                            "VM.PowerMgmt")
                        .contains(p)
                    || p.startsWith("VM.GuestAgent.")));
    return List.copyOf(roles);
  }

  /** PBS's. */
  static List<Role> pbs() {
    return List.of(
        role("Admin", PBS, p -> true),
        role("Audit", PBS, p -> p.equals("Sys.Audit") || p.equals("Datastore.Audit")),
        of(
            "DatastoreAdmin",
            "Datastore.Allocate",
            "Datastore.Audit",
            "Datastore.Backup",
            "Datastore.Modify",
            "Datastore.Prune",
            "Datastore.Read",
            "Datastore.Verify"),
        of("DatastoreAudit", "Datastore.Audit"),
        of("DatastoreBackup", "Datastore.Backup"),
        of("DatastorePowerUser", "Datastore.Backup", "Datastore.Prune"),
        of("DatastoreReader", "Datastore.Audit", "Datastore.Read"),
        of("NoAccess"),
        of("RemoteAdmin", "Remote.Audit", "Remote.Modify", "Remote.Read"),
        of("RemoteAudit", "Remote.Audit"),
        of("RemoteSyncOperator", "Remote.Audit", "Remote.Read"),
        of("TapeAdmin", "Tape.Audit", "Tape.Modify", "Tape.Read", "Tape.Write"),
        of("TapeAudit", "Tape.Audit"),
        of("TapeOperator", "Tape.Audit", "Tape.Read", "Tape.Write"),
        of("TapeReader", "Tape.Audit", "Tape.Read"));
  }

  private static Role of(String name, String... privileges) {
    return new Role(name, List.of(privileges), true);
  }

  private static Role role(String name, List<String> all, Predicate<String> has) {
    return new Role(name, all.stream().filter(has).toList(), true);
  }
}
