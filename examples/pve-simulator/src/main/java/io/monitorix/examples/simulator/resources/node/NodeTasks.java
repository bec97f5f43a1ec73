package io.monitorix.examples.simulator.resources.node;

import io.monitorix.examples.simulator.api.ApiError;
import io.monitorix.examples.simulator.api.Call;
import io.monitorix.examples.simulator.api.Route;
import io.monitorix.examples.simulator.cluster.Task;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /nodes/{node}/tasks}: what it does and did. */
public final class NodeTasks {
  /** All of it. */
  public static final List<Route> ROUTES =
      List.of(
          Route.get("/nodes/{node}/tasks", NodeTasks::list)
              .knows(
                  "errors",
                  "limit",
                  "since",
                  "source",
                  "start",
                  "statusfilter",
                  "typefilter",
                  "until",
                  "userfilter",
                  "vmid"),
          Route.get("/nodes/{node}/tasks/{upid}/status", NodeTasks::status).asRelayed(),
          Route.get("/nodes/{node}/tasks/{upid}/log", NodeTasks::log)
              .knows("start", "limit", "download")
              .asRelayed(),
          Route.delete("/nodes/{node}/tasks/{upid}", NodeTasks::stop));

  private static final List<String> SOURCES = List.of("archive", "active", "all");
  private static final long PAGE = 50;

  private NodeTasks() {}

  private static void list(Call call, JsonWriter out) {
    Predicate<Task> wanted = filter(call);
    List<Task> all = call.world().tasksOf(call.node()).stream().filter(wanted).toList();
    out.beginArray();
    all.stream()
        .skip(call.number("start", 0))
        .limit(call.number("limit", PAGE))
        .forEach(task -> row(task, out));
    out.endArray();
    // Nothing is not counted.
    if (!all.isEmpty()) {
      out.field("total", all.size());
    }
  }

  private static Predicate<Task> filter(Call call) {
    boolean all = call.may("/nodes/" + call.node().name(), "Sys.Audit");
    String caller = call.request().caller().user();
    String source = call.choice("source", "archive", SOURCES);
    boolean errors = call.flag("errors");
    long since = call.number("since", 0);
    long until = call.number("until", Long.MAX_VALUE);
    String type = call.parameter("typefilter");
    String user = call.parameter("userfilter");
    String vmid = call.parameter("vmid");
    List<String> status = call.list("statusfilter");
    return task ->
        (all || task.user().equals(caller))
            && (source.equals("all") || source.equals("active") == (task.end() == null))
            && (!errors || task.failed())
            && task.start() >= since
            && task.start() <= until
            && (type == null || type.equals(task.type()))
            && (user == null || contains(task.user(), user))
            && (vmid == null || vmid.equals(task.id()))
            && (status.isEmpty() || status.contains(kind(task)));
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static String kind(Task task) {
    String status = task.exitStatus();
    if (status == null) {
      return "unknown";
    }
    return task.failed() ? "error" : status.equals("OK") ? "ok" : "warning";
  }

  private static void row(Task task, JsonWriter out) {
    out.beginObject();
    identity(task, out);
    Long end = task.end();
    if (end != null) {
      out.field("endtime", end);
    }
    out.field("status", task.exitStatus()).endObject();
  }

  private static void identity(Task task, JsonWriter out) {
    out.field("upid", task.upid())
        .field("node", task.node())
        .field("type", task.type())
        .field("id", task.id())
        .field("user", task.user())
        .field("tokenid", task.tokenName())
        .field("pid", task.pid())
        .field("pstart", task.processStart())
        .field("starttime", task.start());
  }

  private static void status(Call call, JsonWriter out) {
    Task task = find(call).orElseThrow(() -> ApiError.parameter("upid", "no such task"));
    own(call, task, "Sys.Audit");
    out.beginObject();
    identity(task, out);
    out.field("status", task.end() == null ? "running" : "stopped")
        .field("exitstatus", task.exitStatus())
        .endObject();
  }

  /** Of a task that nobody knows it is an object instead of a list, as with the real one. */
  private static void log(Call call, JsonWriter out) {
    Optional<Task> found = find(call);
    if (found.isEmpty()) {
      out.beginObject()
          .field("n", 1)
          .field("t", "unable to open file - No such file or directory")
          .endObject()
          .field("total", 1);
      return;
    }
    own(call, found.get(), "Sys.Audit");
    LineRows.write(found.get().log(), call.number("start", 0), call.number("limit", PAGE), out);
  }

  private static void stop(Call call, JsonWriter out) {
    Task task = find(call).orElseThrow(() -> ApiError.parameter("upid", "no such task"));
    own(call, task, "Sys.Modify");
    call.cluster().operations().stop(task.upid());
    out.nullValue();
  }

  private static Optional<Task> find(Call call) {
    String upid = call.variable("upid");
    if (!upid.startsWith("UPID:")) {
      throw ApiError.failure(500, "unable to parse worker upid '%s'".formatted(upid));
    }
    return call.world().tasksOf(call.node()).stream()
        .filter(task -> task.upid().equals(upid))
        .findFirst();
  }

  private static void own(Call call, Task task, String privilege) {
    if (!task.user().equals(call.request().caller().user())) {
      call.require("/nodes/" + task.node(), privilege);
    }
  }
}
