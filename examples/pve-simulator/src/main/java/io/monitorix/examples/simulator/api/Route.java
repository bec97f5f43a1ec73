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
public record Route(
    String method,
    List<String> pattern,
    Set<String> parameters,
    @Nullable Permission permission,
    boolean relayed,
    boolean cached,
    Handler handler) {

  /** Writes the value of {@code data}. */
  public interface Handler {
    void write(Call call, JsonWriter out);
  }

  /**
   * A privilege (or several, separated by bars, of which one is enough) on a path, whose open parts
   * are filled from the call's.
   */
  public record Permission(String path, String privilege) {
    String pathFor(Map<String, String> variables) {
      String filled = path;
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
      }
      return filled;
    }
  }

  /** A resource to read. */
  public static Route get(String path, Handler handler) {
    return of("GET", path, false, handler);
  }

  /** A resource that does something. */
  public static Route post(String path, Handler handler) {
    return of("POST", path, true, handler);
  }

  /** A resource that is changed. */
  public static Route put(String path, Handler handler) {
    return of("PUT", path, true, handler);
  }

  /** A resource that goes away. */
  public static Route delete(String path, Handler handler) {
    return of("DELETE", path, true, handler);
  }

  private static Route of(String method, String path, boolean relayed, Handler handler) {
    return new Route(
        method, List.of(path.substring(1).split("/")), Set.of(), null, relayed, false, handler);
  }

  /** With these parameters. */
  public Route knows(String... names) {
    return new Route(method, pattern, Set.of(names), permission, relayed, cached, handler);
  }

  /**
   * Only for callers with this privilege.
   *
   * @param privilege several are separated by bars: one of them is enough
   */
  public Route needs(String path, String privilege) {
    return new Route(
        method, pattern, parameters, new Permission(path, privilege), relayed, cached, handler);
  }

  /** Answered by another daemon. */
  public Route asRelayed() {
    return new Route(method, pattern, parameters, permission, true, cached, handler);
  }

  /** With large answers that hold for the whole snapshot. */
  public Route asCached() {
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
