package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.Backup;
import io.monitorix.examples.simulator.pbs.BackupGroup;
import io.monitorix.examples.simulator.pbs.Datastore;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import io.monitorix.examples.simulator.pbs.PbsTask;
import io.monitorix.examples.simulator.pbs.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies below {@code /admin/datastore}. */
final class Datastores {
  private static final String ONE = "/admin/datastore/{store}";
  private static final String READ = "Datastore.Audit|Datastore.Backup";
  private static final long CHUNK = 4L << 20;

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get("/admin/datastore", Datastores::list),
          PbsRoute.get(ONE + "/status", Datastores::status)
              .needs("/datastore/{store}", READ)
              .knows("verbose"),
          PbsRoute.get(ONE + "/groups", Datastores::groups).knows("ns"),
          PbsRoute.get(ONE + "/snapshots", Datastores::snapshots)
              .knows("ns", "backup-type", "backup-id"),
          PbsRoute.get(ONE + "/namespace", Datastores::namespaces).knows("parent", "max-depth"),
          PbsRoute.get(ONE + "/gc", Datastores::gc).needs("/datastore/{store}", "Datastore.Audit"),
          PbsRoute.post(ONE + "/gc", Datastores::startGc)
              .needs("/datastore/{store}", "Datastore.Modify"),
          PbsRoute.post(ONE + "/verify", Datastores::startVerify)
              .knows(
                  "ns",
                  "backup-type",
                  "backup-id",
                  "backup-time",
                  "ignore-verified",
                  "outdated-after",
                  "max-depth"),
          PbsRoute.post(ONE + "/prune-datastore", Datastores::startPrune)
              .knows(
                  "ns",
                  "max-depth",
                  "dry-run",
                  "keep-last",
                  "keep-hourly",
                  "keep-daily",
                  "keep-weekly",
                  "keep-monthly",
                  "keep-yearly"),
          PbsRoute.get(ONE + "/rrd", History::ofDatastore)
              .needs("/datastore/{store}", READ)
              .knows("timeframe", "cf"),
          PbsRoute.get(ONE + "/active-operations", Datastores::activeOperations)
              .needs("/datastore/{store}", READ));

  private Datastores() {}

  /** Whether the caller may see that the datastore is there: by rights on it or inside it. */
  static boolean isVisible(PbsCall call, Datastore store) {
    return call.may(PbsCall.path(store.name(), ""), READ)
        || store.namespaces().stream()
            .anyMatch(ns -> call.may(PbsCall.path(store.name(), ns), READ));
  }

  /** The fields of what the last garbage collection found. */
  static void gcStatus(PbsCall call, Datastore store, JsonWriter out) {
    Optional<PbsTask> last = call.server().lastRun("garbage_collection", store.name());
    if (last.isPresent()) {
      out.field("upid", last.get().upid());
    } else {
      out.name("upid").nullValue();
    }
    long at = last.map(PbsTask::end).orElse(0L);
    long used = last.isPresent() ? call.server().used(store, at) : 0;
    long groups = call.plan().groups().stream().filter(g -> g.store().equals(store.name())).count();
    out.field("index-file-count", last.isPresent() ? groups * 17 : 0)
        .field("index-data-bytes", used * 9)
        .field("disk-bytes", used)
        .field("disk-chunks", used / (CHUNK / 2))
        .field("removed-bytes", used / 120)
        .field("removed-chunks", used / 120 / (CHUNK / 2))
        .field("pending-bytes", used / 300)
        .field("pending-chunks", used / 300 / (CHUNK / 2))
        .field("removed-bad", 0)
        .field("still-bad", 0);
  }

  private static void list(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (Datastore store : call.plan().stores()) {
      if (isVisible(call, store)) {
        out.beginObject().field("store", store.name()).field("comment", store.comment());
        if (call.atLeast(PbsRelease.V3_4)) {
          out.field("mount-status", "nonremovable");
        }
        if (call.atLeast(PbsRelease.V4_0)) {
          out.field("backend-type", "filesystem");
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void status(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    long used = call.server().used(store, call.server().now());
    out.beginObject()
        .field("total", store.size())
        .field("used", used)
        .field("avail", store.size() - used);
    if (call.atLeast(PbsRelease.V4_0)) {
      out.field("backend-type", "filesystem");
    }
    if (call.flag("verbose", false)) {
      out.name("gc-status").beginObject();
      gcStatus(call, store, out);
      out.endObject();
      out.name("counts").beginObject();
      for (String type : List.of("ct", "host", "vm")) {
        counts(call, store, type, out);
      }
      out.endObject();
    }
    out.endObject();
  }

  private static void counts(PbsCall call, Datastore store, String type, JsonWriter out) {
    long groups = 0;
    long snapshots = 0;
    for (BackupGroup group : call.plan().groups()) {
      if (group.store().equals(store.name()) && group.type().equals(type)) {
        groups++;
        snapshots += call.server().backups(group).size();
      }
    }
    out.name(type);
    if (groups == 0) {
      out.nullValue();
    } else {
      out.beginObject().field("groups", groups).field("snapshots", snapshots).endObject();
    }
  }

  private static void groups(PbsCall call, JsonWriter out) {
    out.beginArray();
    for (BackupGroup group : visible(call)) {
      List<Backup> backups = call.server().backups(group);
      if (backups.isEmpty()) {
        continue;
      }
      Backup last = backups.get(backups.size() - 1);
      out.beginObject()
          .field("backup-type", group.type())
          .field("backup-id", group.id())
          .field("last-backup", last.time())
          .field("backup-count", backups.size());
      out.name("files").beginArray();
      group.archives(last.size()).forEach(archive -> out.value(archive.name()));
      out.value("client.log.blob").value("index.json.blob").endArray();
      out.field("owner", group.owner()).field("comment", group.comment()).endObject();
    }
    out.endArray();
  }

  private static void snapshots(PbsCall call, JsonWriter out) {
    String type = call.parameter("backup-type");
    if (type != null && !Set.of("vm", "ct", "host").contains(type)) {
      throw PbsError.parameter(
          "backup-type",
          "unknown variant `%s`, expected one of `vm`, `ct`, `host`".formatted(type));
    }
    String id = call.parameter("backup-id");
    out.beginArray();
    for (BackupGroup group : visible(call)) {
      if ((type == null || type.equals(group.type())) && (id == null || id.equals(group.id()))) {
        call.server().backups(group).forEach(backup -> snapshot(call, backup, out));
      }
    }
    out.endArray();
  }

  private static void snapshot(PbsCall call, Backup backup, JsonWriter out) {
    BackupGroup group = backup.group();
    out.beginObject()
        .field("backup-type", group.type())
        .field("backup-id", group.id())
        .field("backup-time", backup.time())
        .field("comment", group.comment());
    Verification verification = call.server().verification(backup);
    if (verification != null) {
      out.name("verification")
          .beginObject()
          .field("upid", verification.upid())
          .field("state", verification.ok() ? "ok" : "failed")
          .endObject();
    }
    if (group.encrypted()) {
      out.field("fingerprint", "9f:3c:55:d0:7e:41:ba:68");
    }
    String mode = group.encrypted() ? "encrypt" : "none";
    out.name("files").beginArray();
    for (BackupGroup.Archive archive : group.archives(backup.size())) {
      out.beginObject()
          .field("filename", archive.name())
          .field("crypt-mode", mode)
          .field("size", archive.size())
          .endObject();
    }
    out.beginObject()
        .field("filename", "index.json.blob")
        .field("crypt-mode", group.encrypted() ? "sign-only" : "none")
        .field("size", 512)
        .endObject();
    // A log is not in the manifest: neither its size nor its encryption is known.
    out.beginObject().field("filename", "client.log.blob").endObject();
    out.endArray()
        .field("size", backup.size() + 512)
        .field("owner", group.owner())
        .bool("protected", backup.isProtected())
        .endObject();
  }

  /** The groups of the namespace asked for: all of them, or one's own. */
  private static List<BackupGroup> visible(PbsCall call) {
    String name = call.variable("store");
    String path = PbsCall.path(name, call.namespace());
    if (!call.may(path, READ)) {
      throw PbsError.missing(READ, path);
    }
    String namespace = call.namespaceOf(call.store());
    boolean all = call.may(path, "Datastore.Audit");
    return call.plan().groups(name, namespace).stream()
        .filter(group -> all || group.owner().equals(call.caller()))
        .toList();
  }

  private static void namespaces(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    if (!isVisible(call, store)) {
      throw PbsError.forbidden();
    }
    String parent = call.parameter("parent") == null ? "" : call.required("parent");
    if (!store.hasNamespace(parent)) {
      throw PbsError.notFound("namespace not found");
    }
    long depth = call.number("max-depth", 7);
    List<String> all = new ArrayList<>(List.of(""));
    all.addAll(store.namespaces());
    out.beginArray();
    for (String namespace : all) {
      boolean below =
          parent.isEmpty() || namespace.equals(parent) || namespace.startsWith(parent + "/");
      if (below
          && depth(namespace) - depth(parent) <= depth
          && call.may(PbsCall.path(store.name(), namespace), READ)) {
        out.beginObject().field("ns", namespace).endObject();
      }
    }
    out.endArray();
  }

  private static int depth(String namespace) {
    return namespace.isEmpty() ? 0 : namespace.split("/", -1).length;
  }

  private static void gc(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    out.beginObject();
    if (call.atLeast(PbsRelease.V3_4)) {
      Jobs.gcJob(call, store, out);
    } else {
      gcStatus(call, store, out);
    }
    out.endObject();
  }

  private static void startGc(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    if (call.server().tasks().stream()
        .anyMatch(
            task ->
                task.type().equals("garbage_collection")
                    && store.name().equals(task.id())
                    && task.runs(call.server().now()))) {
      throw PbsError.badRequest(
          "unable to acquire lock for garbage collection of datastore '%s': it runs already"
              .formatted(store.name()));
    }
    out.value(call.server().start("garbage_collection", store.name(), 45, call.caller()).upid());
  }

  private static void startVerify(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    String path = PbsCall.path(store.name(), call.namespace());
    if (!call.may(path, "Datastore.Verify|Datastore.Backup")) {
      throw PbsError.missing("Datastore.Verify|Datastore.Backup", path);
    }
    String id = workerId(store, call.namespaceOf(store));
    boolean all = !call.flag("ignore-verified", true);
    out.value(call.server().verify("verify", id, store.name(), all, call.caller()).upid());
  }

  /** Nothing is removed: the daily job keeps no more than its rules allow. */
  private static void startPrune(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    String path = PbsCall.path(store.name(), call.namespace());
    if (!call.may(path, "Datastore.Modify|Datastore.Prune")) {
      throw PbsError.missing("Datastore.Modify|Datastore.Prune", path);
    }
    out.value(
        call.server()
            .start("prune", workerId(store, call.namespaceOf(store)), 5, call.caller())
            .upid());
  }

  private static String workerId(Datastore store, String namespace) {
    return namespace.isEmpty() ? store.name() : store.name() + ":" + namespace;
  }

  private static void activeOperations(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    long now = call.server().now();
    Set<String> reading = Set.of("verify", "verificationjob");
    long reads = 0;
    long writes = 0;
    for (PbsTask task : call.server().tasks()) {
      String id = task.id();
      if (id != null && task.runs(now) && (id + ":").startsWith(store.name() + ":")) {
        if (reading.contains(task.type())) {
          reads++;
        } else {
          writes++;
        }
      }
    }
    out.beginObject().field("read", reads).field("write", writes).endObject();
  }
}
