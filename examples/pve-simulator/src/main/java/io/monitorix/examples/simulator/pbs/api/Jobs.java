package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.Datastore;
import io.monitorix.examples.simulator.pbs.PbsPlan;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import io.monitorix.examples.simulator.pbs.PbsTask;
import io.monitorix.examples.simulator.pbs.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The jobs, as they are configured ({@code /config/…}) and as they fare ({@code /admin/…}, {@code
 * /tape/backup}), and how to run one now.
 */
final class Jobs {
  static final List<PbsRoute> ROUTES = routes();

  private static final String ONE_OF_DATASTORE = "Datastore.Audit|Datastore.Backup";

  /**
   * A job.
   *
   * @param kind the last part of its paths
   * @param schedule when it runs, and as which tasks
   */
  private record Job(String kind, String id, Schedule schedule) {}

  private static final List<Job> ALL =
      List.of(
          new Job("prune", "p-main", Schedule.of("prunejob", "main")),
          new Job("prune", "p-offsite", Schedule.of("prunejob", "offsite")),
          new Job("verify", "v-main", Schedule.of("verificationjob", "main")),
          new Job("verify", "v-offsite", Schedule.of("verificationjob", "offsite")),
          new Job("sync", PbsPlan.SYNC_JOB, Schedule.of("syncjob", "offsite")),
          new Job("tape-backup-job", "t-weekly", Schedule.of("tape-backup-job", "main")));

  private Jobs() {}

  private static List<PbsRoute> routes() {
    List<PbsRoute> routes = new ArrayList<>();
    for (String kind : List.of("prune", "verify", "sync", "tape-backup-job")) {
      routes.add(PbsRoute.get("/config/" + kind, (call, out) -> list(call, kind, false, out)));
      routes.add(PbsRoute.get("/config/" + kind + "/{id}", (call, out) -> one(call, kind, out)));
      String admin = kind.equals("tape-backup-job") ? "/tape/backup" : "/admin/" + kind;
      PbsRoute status = PbsRoute.get(admin, (call, out) -> list(call, kind, true, out));
      routes.add(
          switch (kind) {
            case "tape-backup-job" -> status;
            case "sync" -> status.knows("store", "sync-direction");
            default -> status.knows("store");
          });
      String run = kind.equals("tape-backup-job") ? admin + "/{id}" : admin + "/{id}/run";
      routes.add(PbsRoute.post(run, (call, out) -> run(call, kind, out)));
    }
    routes.add(PbsRoute.get("/admin/gc", Jobs::gcJobs).knows("store").from(PbsRelease.V3_4));
    routes.add(PbsRoute.get("/admin/gc/{store}", Jobs::gcJobsOfOne).from(PbsRelease.V3_4));
    return List.copyOf(routes);
  }

  /** The fields of a datastore's garbage collection: what it found, and when it runs. */
  static void gcJob(PbsCall call, Datastore store, JsonWriter out) {
    Schedule schedule = Schedule.of("garbage_collection", store.name());
    out.field("store", store.name());
    Datastores.gcStatus(call, store, out);
    out.field("schedule", schedule.calendar());
    call.server()
        .lastRun(schedule.type(), schedule.workerId())
        .ifPresent(task -> out.field("duration", task.seconds()));
    state(call, schedule, out);
    if (call.atLeast(PbsRelease.V4_0)) {
      out.name("cache-stats")
          .beginObject()
          .field("hits", 182_344)
          .field("misses", 40_211)
          .endObject();
    }
  }

  private static void gcJobs(PbsCall call, JsonWriter out) {
    String only = call.parameter("store");
    out.beginArray();
    for (Datastore store : call.plan().stores()) {
      if ((only == null || only.equals(store.name()))
          && call.may(PbsCall.path(store.name(), ""), "Datastore.Audit")) {
        out.beginObject();
        gcJob(call, store, out);
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void gcJobsOfOne(PbsCall call, JsonWriter out) {
    Datastore store = call.store();
    if (!call.may(PbsCall.path(store.name(), ""), "Datastore.Audit")) {
      throw PbsError.forbidden();
    }
    out.beginArray().beginObject();
    gcJob(call, store, out);
    out.endObject().endArray();
  }

  private static void list(PbsCall call, String kind, boolean withState, JsonWriter out) {
    String store = call.parameter("store");
    String direction = call.parameter("sync-direction");
    out.beginArray();
    for (Job job : ALL) {
      boolean asked =
          job.kind().equals(kind)
              && (store == null || store.equals(job.schedule().store()))
              && (direction == null || Set.of("all", "pull").contains(direction));
      if (asked && isVisible(call, job)) {
        out.beginObject();
        configuration(call, job, out);
        if (withState) {
          state(call, job.schedule(), out);
        }
        out.endObject();
      }
    }
    out.endArray();
  }

  private static void one(PbsCall call, String kind, JsonWriter out) {
    Job job = job(call, kind);
    if (!isVisible(call, job)) {
      throw PbsError.forbidden();
    }
    out.beginObject();
    configuration(call, job, out);
    out.endObject();
  }

  private static void run(PbsCall call, String kind, JsonWriter out) {
    Job job = job(call, kind);
    String path = PbsCall.path(job.schedule().store(), "");
    String needed =
        switch (kind) {
          case "prune" -> "Datastore.Modify";
          case "verify" -> "Datastore.Verify";
          default -> "Datastore.Backup";
        };
    boolean mayElsewhere =
        switch (kind) {
          case "sync" ->
              call.may("/remote/" + PbsPlan.REMOTE + "/" + PbsPlan.REMOTE_STORE, "Remote.Read");
          case "tape-backup-job" -> call.may("/tape/pool/" + PbsPlan.POOL, "Tape.Write");
          default -> true;
        };
    if (!call.may(path, needed) || !mayElsewhere) {
      throw PbsError.forbidden();
    }
    Schedule schedule = job.schedule();
    PbsTask task =
        kind.equals("verify")
            ? call.server()
                .verify(
                    schedule.type(), schedule.workerId(), schedule.store(), false, call.caller())
            : call.server().start(schedule.type(), schedule.workerId(), 20, call.caller());
    out.value(task.upid());
  }

  private static Job job(PbsCall call, String kind) {
    String id = call.variable("id");
    return ALL.stream()
        .filter(job -> job.kind().equals(kind) && job.id().equals(id))
        .findFirst()
        .orElseThrow(() -> PbsError.badRequest("no such %s '%s'".formatted(noun(kind), id)));
  }

  private static String noun(String kind) {
    return kind.equals("verify") ? "verification" : kind;
  }

  private static boolean isVisible(PbsCall call, Job job) {
    return job.kind().equals("tape-backup-job")
        ? call.may("/tape/job/" + job.id(), "Tape.Audit")
        : call.may(PbsCall.path(job.schedule().store(), ""), ONE_OF_DATASTORE);
  }

  private static void configuration(PbsCall call, Job job, JsonWriter out) {
    out.field("id", job.id())
        .field("store", job.schedule().store())
        .field("schedule", job.schedule().calendar());
    switch (job.kind()) {
      case "prune" -> out.field("keep-daily", PbsPlan.KEEP_DAILY).field("comment", "two weeks");
      case "verify" -> out.bool("ignore-verified", true).field("outdated-after", 30);
      case "sync" -> {
        out.field("remote", PbsPlan.REMOTE)
            .field("remote-store", PbsPlan.REMOTE_STORE)
            .field("owner", "root@pam")
            .bool("remove-vanished", false)
            .field("comment", "nightly copy");
        if (call.atLeast(PbsRelease.V3_4)) {
          out.field("sync-direction", "pull");
        }
      }
      default ->
          out.field("pool", PbsPlan.POOL)
              .field("drive", PbsPlan.DRIVE)
              .bool("eject-media", true)
              .bool("latest-only", true);
    }
  }

  private static void state(PbsCall call, Schedule schedule, JsonWriter out) {
    out.field("next-run", schedule.next(call.server().now()));
    call.server()
        .lastRun(schedule.type(), schedule.workerId())
        .ifPresent(
            task ->
                out.field("last-run-state", task.exit())
                    .field("last-run-upid", task.upid())
                    .field("last-run-endtime", task.end()));
    if (schedule.type().equals("tape-backup-job")) {
      out.field("next-media-label", "WKL003L8");
    }
  }
}
