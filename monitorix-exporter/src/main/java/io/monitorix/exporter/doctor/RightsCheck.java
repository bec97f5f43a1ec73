package io.monitorix.exporter.doctor;

import io.monitorix.client.Permissions;
import io.monitorix.exporter.catalog.Collectors;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.LoginConfig;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.language.TextBundle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which privileges the collectors of a target lack, and the commands that grant them. */
final class RightsCheck {

  /** What the role PVEAuditor holds: without these nearly everything is empty or refused. */
  private static final List<Privilege> BASE =
      List.of(
          new Privilege("/", "Sys.Audit"),
          new Privilege("/vms", "VM.Audit"),
          new Privilege("/storage", "Datastore.Audit"));

  private static final List<Privilege> BASE_OF_BACKUP_SERVER =
      List.of(new Privilege("/", "Sys.Audit"), new Privilege("/datastore", "Datastore.Audit"));

  private final TargetConfig target;
  private final Permissions permissions;
  private final boolean isBefore9;
  private final TextBundle texts;

  /**
   * @param version of what the target runs, {@code 8.4.1} for instance
   */
  RightsCheck(TargetConfig target, Permissions permissions, String version, TextBundle texts) {
    this.texts = texts;
    this.target = target;
    this.permissions = permissions;
    this.isBefore9 = version.matches("[0-8]\\..*");
  }

  List<Finding> of(Collectors collectors, Inventory inventory) {
    List<Finding> findings = new ArrayList<>();
    Set<Privilege> all = new LinkedHashSet<>();
    List<Privilege> base = target.product() == Product.PVE ? BASE : BASE_OF_BACKUP_SERVER;
    List<Privilege> lacking = base.stream().filter(each -> !holds(each)).toList();
    if (lacking.isEmpty()) {
      findings.add(Finding.ok("rights", texts.say("rights.all")));
    } else {
      findings.add(Finding.problem("rights", texts.say("rights.lacking", words(lacking)), base()));
    }
    for (Collector collector : collectors.all()) {
      if (!target.collectors().isEnabled(collector.name())) {
        continue;
      }
      Set<Privilege> missing = missing(collector, inventory);
      missing.removeAll(lacking);
      if (!missing.isEmpty()) {
        all.addAll(missing);
        findings.add(
            Finding.warning(
                "rights",
                texts.say("rights.collector", collector.name().key(), words(missing)),
                null));
      }
    }
    if (!all.isEmpty()) {
      findings.add(Finding.warning("rights", texts.say("rights.grant"), grant(all)));
    }
    return findings;
  }

  private boolean holds(Privilege privilege) {
    return permissions.allows(privilege.path(), privilege.name());
  }

  private Set<Privilege> missing(Collector collector, Inventory inventory) {
    Set<Privilege> missing = new LinkedHashSet<>();
    for (Source<?> source : collector.sources()) {
      for (Subject subject : subjects(source, inventory)) {
        source
            .requirement()
            .missing(subject, this::holds)
            .forEach(each -> missing.add(new Privilege(root(each.path()), known(each.name()))));
      }
    }
    return missing;
  }

  /** Of names that are joined because one would do, the one that the release knows. */
  private String known(String names) {
    return Arrays.stream(names.split("\\|"))
        .filter(name -> isBefore9 ? !name.startsWith("VM.GuestAgent.") : !name.equals("VM.Monitor"))
        .findFirst()
        .orElse(names);
  }

  private static List<? extends Subject> subjects(Source<?> source, Inventory inventory) {
    return switch (source.scope()) {
      case TARGET -> List.of(Subject.TARGET);
      case NODE -> inventory.nodes();
      case GUEST -> inventory.guests().stream().filter(source::wants).toList();
      case STORAGE -> inventory.storages().stream().filter(source::wants).toList();
      case DATASTORE -> inventory.datastores();
    };
  }

  /** {@code /nodes} of {@code /nodes/pve1}: rights are best given for all nodes at once. */
  private static String root(String path) {
    int second = path.indexOf('/', 1);
    return second < 0 ? path : path.substring(0, second);
  }

  private String words(Collection<Privilege> privileges) {
    return String.join(
        ", ",
        privileges.stream()
            .map(each -> texts.say("rights.on", each.name(), each.path()))
            .distinct()
            .toList());
  }

  private String base() {
    return target.product() == Product.PVE
        ? "pveum acl modify / " + holder() + " --roles PVEAuditor"
        : "proxmox-backup-manager acl update / Audit --auth-id '" + id() + "'";
  }

  private String grant(Set<Privilege> missing) {
    List<String> commands = new ArrayList<>();
    Set<String> paths = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    missing.forEach(
        each -> {
          paths.add(each.path());
          names.add(each.name());
        });
    if (target.product() == Product.PBS) {
      for (Privilege each : missing) {
        commands.add(
            "proxmox-backup-manager acl update "
                + each.path()
                + " "
                + role(each)
                + " --auth-id '"
                + id()
                + "'");
      }
      return String.join("\n", new LinkedHashSet<>(commands));
    }
    commands.add("pveum role add MonitorixAudit --privs \"" + String.join(",", names) + "\"");
    for (String path : paths) {
      commands.add("pveum acl modify " + path + " " + holder() + " --roles MonitorixAudit");
    }
    return String.join("\n", commands);
  }

  /** The smallest of the backup server's fixed roles that has the privilege. */
  private static String role(Privilege privilege) {
    return switch (privilege.name()) {
      case "Tape.Audit" -> "TapeAudit";
      case "Remote.Audit" -> "RemoteAudit";
      case "Datastore.Audit" -> "DatastoreAudit";
      case "Sys.Audit" -> "Audit";
      default -> "Admin";
    };
  }

  private String holder() {
    return target.login() instanceof LoginConfig.Token
        ? "--tokens '" + id() + "'"
        : "--users " + id();
  }

  private String id() {
    if (target.login() instanceof LoginConfig.Token token) {
      return token.id();
    }
    return ((LoginConfig.UserPassword) target.login()).user();
  }
}
