package io.monitorix.examples.simulator.api;

import io.monitorix.examples.simulator.json.JsonWriter;
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
 * @param permission what the caller needs; null for nothing
 * @param relayed whether another daemon answers
 * @param cached whether its answers are large and hold for the whole snapshot
 */
record Route(
    String method,
    List<String> pattern,
    Set<String> parameters,
    @Nullable Permission permission,
    boolean relayed,
    boolean cached,
    Handler handler) {

  /** Writes the value of {@code data}. */
  interface Handler {
    void write(Call call, JsonWriter out);
  }

  /**
   * A privilege on a path, whose open parts are filled from the call's; several with {@code |}
   * between them are alternatives.
   */
  record Permission(String path, String privilege) {
    String pathFor(Map<String, String> variables) {
      String filled = path;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
      }
      return filled;
    }
  }

  static Route get(String path, Handler handler) {
    return new Route(
        "GET", List.of(path.substring(1).split("/")), Set.of(), null, false, false, handler);
  }

  static Route post(String path, Handler handler) {
    return new Route(
        "POST", List.of(path.substring(1).split("/")), Set.of(), null, true, false, handler);
  }

  Route knows(String... names) {
    return new Route(method, pattern, Set.of(names), permission, relayed, cached, handler);
  }

  Route needs(String path, String privilege) {
    return new Route(
        method, pattern, parameters, new Permission(path, privilege), relayed, cached, handler);
  }

  Route asRelayed() {
    return new Route(method, pattern, parameters, permission, true, cached, handler);
  }

  Route asCached() {
    return new Route(method, pattern, parameters, permission, relayed, true, handler);
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
}
