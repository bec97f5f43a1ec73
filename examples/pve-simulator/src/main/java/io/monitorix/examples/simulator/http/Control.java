package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import io.monitorix.examples.simulator.faults.ActiveFault;
import io.monitorix.examples.simulator.faults.Fault;
import io.monitorix.examples.simulator.faults.FaultSwitches;
import io.monitorix.examples.simulator.faults.Faults;
import io.monitorix.examples.simulator.faults.PbsFaults;
import io.monitorix.examples.simulator.json.JsonWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code /simulator/faults}: the switches, for when the simulator is a process of its own. It asks
 * for no credentials.
 *
 * <ul>
 *   <li>{@code GET}: what is on.
 *   <li>{@code POST ?slow=2s}: switches on. Parameters, any number of them: {@code slow} (a
 *       duration: {@code 300ms}, {@code 2s}, or ISO 8601), {@code failWith} (a status) with {@code
 *       reason}, {@code nodeDown} and {@code nodeUp} (a node's name; with a backup server {@code
 *       serverDown} and {@code serverUp}), {@code revokeToken} and {@code restoreToken} (a token's
 *       full name), {@code disableUser} and {@code enableUser} (a user's name), and without a value
 *       {@code replaceSigningKey}, {@code denyPermission}, {@code garbageJson}, {@code
 *       truncateBody}, {@code htmlInsteadOfJson}, {@code dropConnections}, {@code missingFields};
 *       with a cluster {@code failTask} (a task's type) with {@code reason}, {@code slowTask} (a
 *       type) with {@code by} (a duration). {@code path} restricts those that change answers to API
 *       paths that begin with it.
 *   <li>{@code DELETE}: switches all off, or those of {@code path}.
 * </ul>
 */
final class Control {
  static final String PATH = "/simulator/faults";

  private Control() {}

  static Reply answer(FaultSwitches<?> all, String method, String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Parameters.addForm(query, parameters);
    String path = parameters.remove("path");
    FaultSwitches<?> faults = path == null ? all : all.on(path);
    try {
      switch (method) {
        case "GET" -> {
          return state(all);
        }
        case "DELETE" -> faults.clear();
        case "POST" -> switchOn(faults, parameters);
        default -> {
          return Reply.text(405, "use GET, POST or DELETE");
        }
      }
    } catch (IllegalArgumentException e) {
      return Reply.text(400, String.valueOf(e.getMessage()));
    }
    return state(all);
  }

  private static void switchOn(FaultSwitches<?> faults, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "say which fault in the query, such as ?slow=2s or ?nodeDown=pve2");
    }
    String reason = parameters.remove("reason");
    String by = parameters.remove("by");
    String text = reason == null ? "simulated failure" : reason;
    parameters.forEach(
        (name, value) -> {
          if (name.equals("slowTask") && faults instanceof Faults pve) {
            pve.slowTask(value, duration("by", by == null ? "60s" : by));
          } else {
            switchOn(faults, name, value, text);
          }
        });
  }

  private static void switchOn(FaultSwitches<?> faults, String name, String value, String reason) {
    switch (name) {
      case "slow" -> faults.slow(duration("slow", value));
      case "failWith" -> faults.failWith(status(value), reason);
      case "denyPermission" -> faults.denyPermission();
      case "garbageJson" -> faults.garbageJson();
      case "truncateBody" -> faults.truncateBody();
      case "htmlInsteadOfJson" -> faults.htmlInsteadOfJson();
      case "dropConnections" -> faults.dropConnections();
      case "missingFields" -> faults.missingFields();
      case "revokeToken" -> faults.revokeToken(value);
      case "restoreToken" -> faults.restoreToken(value);
      case "disableUser" -> faults.disableUser(value);
      case "enableUser" -> faults.enableUser(value);
      case "replaceSigningKey" -> faults.replaceSigningKey();
      default -> {
        boolean known =
            faults instanceof Faults pve
                ? switchOnPve(pve, name, value, reason)
                : faults instanceof PbsFaults pbs && switchOnPbs(pbs, name);
        if (!known) {
          throw new IllegalArgumentException("unknown fault '%s'".formatted(name));
        }
      }
    }
  }

  private static boolean switchOnPve(Faults faults, String name, String value, String reason) {
    switch (name) {
      case "nodeDown" -> faults.nodeDown(value);
      case "nodeUp" -> faults.nodeUp(value);
      case "failTask" -> faults.failTask(value, reason);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean switchOnPbs(PbsFaults faults, String name) {
    switch (name) {
      case "serverDown" -> faults.serverDown();
      case "serverUp" -> faults.serverUp();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int status(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "failWith=%s: it must be a status from 400 to 599".formatted(text), e);
    }
  }

  private static Duration duration(String name, String text) {
    String iso = text.toUpperCase(Locale.ROOT);
    try {
      if (iso.endsWith("MS")) {
        return Duration.ofMillis(Long.parseLong(iso.substring(0, iso.length() - 2)));
      }
      return Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s=%s: it must be a duration such as 300ms, 2s or PT2S".formatted(name, text), e);
    }
  }

  private static Reply state(FaultSwitches<?> faults) {
    JsonWriter out = new JsonWriter(256).beginObject().name("faults").beginArray();
    for (ActiveFault active : faults.active()) {
      out.beginObject().field("path", active.pathPrefix());
      Fault fault = active.fault();
      if (fault instanceof Fault.Slow slow) {
        out.field("fault", "slow").field("by", slow.by().toString());
      } else if (fault instanceof Fault.FailWith failure) {
        out.field("fault", "failWith")
            .field("status", failure.status())
            .field("reason", failure.reason());
      } else {
        out.field("fault", fault.toString());
      }
      out.endObject();
    }
    out.endArray();
    if (faults instanceof Faults pve) {
      out.name("nodesDown").beginArray();
      pve.nodesDown().forEach(out::value);
      out.endArray();
      if (!pve.failingTasks().isEmpty()) {
        out.name("failingTasks").beginObject();
        pve.failingTasks().forEach(out::field);
        out.endObject();
      }
      if (!pve.slowTasks().isEmpty()) {
        out.name("slowTasks").beginObject();
        pve.slowTasks().forEach(out::field);
        out.endObject();
      }
    } else if (faults instanceof PbsFaults pbs) {
      out.name("serverDown").value(pbs.isServerDown());
    }
    return Reply.ok(new Body(out.endObject().toBytes()), false);
  }
}
