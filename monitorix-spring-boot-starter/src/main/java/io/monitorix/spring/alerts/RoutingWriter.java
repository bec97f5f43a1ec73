package io.monitorix.spring.alerts;

import io.monitorix.spring.properties.InvalidPropertyException;
import io.monitorix.spring.properties.RoutingProperties;
import io.monitorix.spring.properties.RoutingProperties.InhibitRule;
import io.monitorix.spring.properties.RoutingProperties.Receiver;
import io.monitorix.spring.properties.RoutingProperties.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the routing that the properties have as a routing file. */
final class RoutingWriter {

  private static final String PREFIX = "monitorix.alerts.routing";
  private static final Route NONE =
      new Route(null, List.of(), List.of(), null, null, null, false, List.of());

  private final RoutingText.Writer out = new RoutingText.Writer();
  private final RoutingProperties routing;

  private RoutingWriter(RoutingProperties routing) {
    this.routing = routing;
  }

  /**
   * Writes what the properties say.
   *
   * @throws InvalidPropertyException if a receiver is missing or has no name
   */
  static RoutingText of(RoutingProperties routing) {
    return new RoutingWriter(routing).write();
  }

  /** The same where there are no receivers but these beans. */
  static RoutingText toBeans(RoutingProperties routing, List<String> beans) {
    Receiver all = new Receiver("beans", new TreeSet<>(beans), Map.of());
    return of(
        new RoutingProperties(
            null, routing.locale(), routing.route(), List.of(all), routing.inhibitRules()));
  }

  private RoutingText write() {
    Route root = routing.route() == null ? NONE : routing.route();
    out.line(0, "route:", PREFIX + ".route");
    route(1, root, rootReceiver(root), PREFIX + ".route");
    out.line(0, "receivers:", PREFIX + ".receivers");
    for (int i = 0; i < routing.receivers().size(); i++) {
      receiver(routing.receivers().get(i), PREFIX + ".receivers[" + i + "]");
    }
    inhibitRules();
    return out.end();
  }

  private String rootReceiver(Route root) {
    if (root.receiver() != null) {
      return root.receiver();
    }
    if (routing.receivers().size() != 1) {
      throw new InvalidPropertyException(
          PREFIX + ".route.receiver",
          routing.receivers().isEmpty()
              ? "there are no receivers"
              : "there are several receivers, and none is told by default",
          routing.receivers().isEmpty()
              ? "add one to " + PREFIX + ".receivers"
              : "name one of them");
    }
    return name(routing.receivers().get(0), PREFIX + ".receivers[0]");
  }

  private static String name(Receiver receiver, String property) {
    String name = receiver.name();
    if (name == null || name.isBlank()) {
      throw new InvalidPropertyException(
          property + ".name", "a receiver has no name", "name it, such as 'ops'");
    }
    return name;
  }

  private void route(int depth, Route route, @Nullable String receiver, String property) {
    if (receiver != null) {
      out.value(depth, "receiver", receiver, property + ".receiver");
    }
    out.texts(depth, "matchers", route.matchers(), property + ".matchers");
    out.texts(depth, "group_by", route.groupBy(), property + ".group-by");
    duration(depth, "group_wait", route.groupWait(), property + ".group-wait");
    duration(depth, "group_interval", route.groupInterval(), property + ".group-interval");
    duration(depth, "repeat_interval", route.repeatInterval(), property + ".repeat-interval");
    if (route.proceed()) {
      out.line(depth, "continue: true", property + ".proceed");
    }
    if (!route.routes().isEmpty()) {
      out.line(depth, "routes:", property + ".routes");
      for (int i = 0; i < route.routes().size(); i++) {
        String below = property + ".routes[" + i + "]";
        out.line(depth, "-", below);
        route(depth + 1, route.routes().get(i), route.routes().get(i).receiver(), below);
      }
    } else if (depth > 1 && receiver == null && route.matchers().isEmpty()) {
      out.line(depth, "matchers: []", property);
    }
  }

  private void duration(int depth, String key, @Nullable Duration value, String property) {
    if (value != null) {
      out.line(depth, key + ": " + value.toMillis() + "ms", property);
    }
  }

  private void receiver(Receiver receiver, String property) {
    out.line(0, "-", property);
    out.value(1, "name", name(receiver, property), property + ".name");
    if (!receiver.beans().isEmpty()) {
      out.line(1, BeanIntegration.KEY + ":", property + ".beans");
      for (String bean : new TreeSet<>(receiver.beans())) {
        out.line(1, "-", property + ".beans");
        out.value(2, "bean", bean, property + ".beans");
      }
    }
    new TreeMap<>(receiver.integrations())
        .forEach(
            (kind, list) -> {
              String place = property + ".integrations." + kind;
              out.line(1, snake(kind) + "_configs:", place);
              for (int i = 0; i < list.size(); i++) {
                out.line(1, "-", place + "[" + i + "]");
                mapping(2, list.get(i), place + "[" + i + "]");
              }
            });
  }

  private void mapping(int depth, Map<?, ?> mapping, String property) {
    if (mapping.isEmpty()) {
      out.line(depth, "{}", property);
    }
    for (Map.Entry<?, ?> entry : mapping.entrySet()) {
      String key = String.valueOf(entry.getKey());
      any(depth, snake(key), entry.getValue(), property + "." + key);
    }
  }

  private void any(int depth, String key, @Nullable Object value, String property) {
    List<?> list = list(value);
    if (list != null) {
      out.line(depth, key + ":", property);
      for (int i = 0; i < list.size(); i++) {
        String place = property + "[" + i + "]";
        if (list.get(i) instanceof Map<?, ?> element) {
          out.line(depth, "-", place);
          mapping(depth + 1, element, place);
        } else {
          out.line(depth, "- " + RoutingText.Writer.quoted(String.valueOf(list.get(i))), place);
        }
      }
    } else if (value instanceof Map<?, ?> below) {
      out.line(depth, key + ":", property);
      mapping(depth + 1, below, property);
    } else {
      out.value(depth, key, value == null ? "" : String.valueOf(value), property);
    }
  }

  /** Lists within maps come as maps from 0 on; null for what is none. */
  private static @Nullable List<?> list(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
      return null;
    }
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < map.size(); i++) {
      if (!map.containsKey(Integer.toString(i))) {
        return null;
      }
      list.add(map.get(Integer.toString(i)));
    }
    return list;
  }

  private static String snake(String key) {
    return key.replace('-', '_');
  }

  private void inhibitRules() {
    if (routing.inhibitRules().isEmpty()) {
      return;
    }
    out.line(0, "inhibit_rules:", PREFIX + ".inhibit-rules");
    for (int i = 0; i < routing.inhibitRules().size(); i++) {
      InhibitRule rule = routing.inhibitRules().get(i);
      String property = PREFIX + ".inhibit-rules[" + i + "]";
      out.line(0, "-", property);
      out.texts(1, "source_matchers", rule.sourceMatchers(), property + ".source-matchers");
      out.texts(1, "target_matchers", rule.targetMatchers(), property + ".target-matchers");
      out.texts(1, "equal", rule.equal(), property + ".equal");
    }
  }
}
