package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.PbsTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What lies below {@code /nodes/{node}/tasks}. */
final class NodeTasks {
  private static final String TASKS = "/nodes/{node}/tasks";
  private static final Pattern UPID =
      Pattern.compile(
          "UPID:[a-zA-Z0-9][a-zA-Z0-9.-]*:[0-9A-F]{8}:[0-9A-F]{8,9}:[0-9A-F]{8,16}:[0-9A-F]{8}"
              + ":[^:\\s]+:[^:\\s]*:[^:\\s]+:");

  static final List<PbsRoute> ROUTES =
      List.of(
          PbsRoute.get(TASKS, NodeTasks::list)
              .knows(
                  "start",
                  "limit",
                  "store",
                  "running",
                  "errors",
                  "userfilter",
                  "since",
                  "until",
                  "typefilter",
                  "statusfilter"),
          PbsRoute.get(TASKS + "/{upid}/status", NodeTasks::status),
          PbsRoute.get(TASKS + "/{upid}/log", NodeTasks::log)
              .knows("start", "limit", "test-status"));

  private NodeTasks() {}

  private static void list(PbsCall call, JsonWriter out) {
    long now = call.server().now();
    List<PbsTask> all =
        call.server().tasks().stream()
            .filter(task -> mayRead(call, task) && isWanted(call, task, now))
            .toList();
    long start = call.number("start", 0);
    long limit = call.number("limit", 50);
    out.beginArray();
    all.stream()
        .skip(Math.max(0, start))
        .limit(limit <= 0 ? Long.MAX_VALUE : limit)
        .forEach(task -> row(task, now, out));
    out.endArray();
    call.beside().put("total", all.size());
  }

  private static void row(PbsTask task, long now, JsonWriter out) {
    out.beginObject()
        .field("upid", task.upid())
        .field("node", "localhost")
        .field("pid", task.pid())
        .field("pstart", task.processStart())
        .field("starttime", task.start())
        .field("worker_type", task.type());
    if (task.id() == null) {
      out.name("worker_id").nullValue();
    } else {
      out.field("worker_id", task.id());
    }
    out.field("user", task.user());
    if (!task.runs(now)) {
      out.field("endtime", task.end()).field("status", task.exit());
    }
    out.endObject();
  }

  private static boolean isWanted(PbsCall call, PbsTask task, long now) {
    String user = call.parameter("userfilter");
    String type = call.parameter("typefilter");
    String states = call.parameter("statusfilter");
    long until = call.number("until", Long.MAX_VALUE);
    return (!call.flag("running", false) || task.runs(now))
        && (!call.flag("errors", false) || (!task.runs(now) && !task.exit().equals("OK")))
        && (user == null || task.user().contains(user))
        && (type == null || task.type().contains(type))
        && (states == null
            || (!task.runs(now) && Set.of(states.split("[,; ]+")).contains(state(task))))
        && task.start() >= call.number("since", 0)
        && task.start() <= until
        && concerns(task, call.parameter("store"));
  }

  private static String state(PbsTask task) {
    return task.failed() ? "error" : task.exit().equals("OK") ? "ok" : "warning";
  }

  private static boolean concerns(PbsTask task, @Nullable String store) {
    if (store == null) {
      return true;
    }
    String id = task.id();
    return id != null
        && (task.type().equals("syncjob")
            ? List.of(id.split(":", -1)).indexOf(store) == 2
            : (id + ":").startsWith(store + ":"));
  }

  private static void status(PbsCall call, JsonWriter out) {
    PbsTask task = task(call);
    long now = call.server().now();
    int bang = task.user().indexOf('!');
    out.beginObject()
        .field("upid", task.upid())
        .field("node", task.node())
        .field("pid", task.pid())
        .field("pstart", task.processStart())
        .field("starttime", task.start())
        .field("type", task.type());
    if (task.id() == null) {
      out.name("id").nullValue();
    } else {
      out.field("id", task.id());
    }
    out.field("user", bang < 0 ? task.user() : task.user().substring(0, bang))
        .field("tokenid", bang < 0 ? null : task.user().substring(bang + 1))
        .field("status", task.runs(now) ? "running" : "stopped");
    if (!task.runs(now)) {
      out.field("exitstatus", task.exit());
    }
    out.endObject();
  }

  private static void log(PbsCall call, JsonWriter out) {
    PbsTask task = task(call);
    long now = call.server().now();
    List<String> lines = new ArrayList<>();
    lines.add("%s: starting task %s".formatted(time(task.start()), task.upid()));
    task.lines().forEach(line -> lines.add("%s: %s".formatted(time(task.start()), line)));
    if (!task.runs(now)) {
      lines.add("%s: TASK %s".formatted(time(task.end()), lastLine(task)));
    }
    // Lines are counted from one, and zero is taken for the first too.
    long start = Math.max(1, call.number("start", 0));
    long limit = call.number("limit", 50);
    out.beginArray();
    for (long n = start; n <= lines.size() && (limit == 0 || n < start + limit); n++) {
      out.beginObject().field("n", n).field("t", lines.get((int) n - 1)).endObject();
    }
    out.endArray();
    call.beside().put("total", lines.size());
    call.beside().put("success", 1);
    if (call.flag("test-status", false)) {
      call.beside().put("active", task.runs(now));
    }
  }

  private static String lastLine(PbsTask task) {
    return task.failed() ? "ERROR: " + task.exit() : task.exit();
  }

  private static String time(long at) {
    return Instant.ofEpochSecond(at).toString().replace("Z", "+00:00");
  }

  private static PbsTask task(PbsCall call) {
    String upid = call.variable("upid");
    if (!UPID.matcher(upid).matches()) {
      throw PbsError.parameter("upid", "value does not match the regex pattern");
    }
    PbsTask task =
        call.server().tasks().stream()
            .filter(candidate -> candidate.upid().equals(upid))
            .findFirst()
            .orElseThrow(() -> PbsError.badRequest("No such file or directory (os error 2)"));
    if (!mayRead(call, task)) {
      throw PbsError.badRequest("task access not allowed");
    }
    return task;
  }

  private static boolean mayRead(PbsCall call, PbsTask task) {
    return task.user().equals(call.caller())
        || task.user().startsWith(call.caller() + "!")
        || call.may("/system/tasks", "Sys.Audit");
  }
}
