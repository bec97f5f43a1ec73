package io.monitorix.examples.simulator.pbs.api;

import io.monitorix.examples.simulator.json.JsonWriter;
import io.monitorix.examples.simulator.pbs.PbsRelease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One resource and method.
 *
 * @param pattern the path's parts; one in braces is open
 * @param parameters that it knows, besides those of the path
 * @param permission what the caller needs; null when the handler looks at that, or nobody does
 * @param open whether strangers may call it
 * @param since the first release that has it
 */
record PbsRoute(
    String method,
    List<String> pattern,
    Set<String> parameters,
    @Nullable Permission permission,
    boolean open,
    PbsRelease since,
    Handler handler) {

  /** Writes the value of {@code data}. */
  interface Handler {
    void write(PbsCall call, JsonWriter out);
  }

  /** A privilege on a path, whose open parts are filled from the call's. */
  record Permission(String path, String privilege) {
    String pathFor(Map<String, String> variables) {
      String filled = path;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
      }
      return filled;
    }
  }

  static PbsRoute get(String path, Handler handler) {
    return of("GET", path, handler);
  }

  static PbsRoute post(String path, Handler handler) {
    return of("POST", path, handler);
  }

  PbsRoute knows(String... names) {
    return new PbsRoute(method, pattern, Set.of(names), permission, open, since, handler);
  }

  PbsRoute needs(String path, String privilege) {
    return new PbsRoute(
        method, pattern, parameters, new Permission(path, privilege), open, since, handler);
  }

  PbsRoute openToAll() {
    return new PbsRoute(method, pattern, parameters, permission, true, since, handler);
  }

  PbsRoute from(PbsRelease release) {
    return new PbsRoute(method, pattern, parameters, permission, open, release, handler);
  }

  /** The open parts as a path fills them; null when the path is another. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != pattern.size()) {
      return null;
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String part = pattern.get(i);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return null;
      }
    }
    return variables;
  }

  private static PbsRoute of(String method, String path, Handler handler) {
    return new PbsRoute(
        method,
        List.of(path.substring(1).split("/")),
        Set.of(),
        null,
        false,
        PbsRelease.V2_4,
        handler);
  }
}
