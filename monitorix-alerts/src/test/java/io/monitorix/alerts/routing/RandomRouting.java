package io.monitorix.alerts.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random configurations and events. Events come at full seconds, groups are flushed and alerts end
 * between them, so that no two things of which the order matters happen at once.
 */
final class RandomRouting {

  private static final String[] MATCHERS = {
    "a=\"1\"", "a!=\"2\"", "b=~\"1|2\"", "b!~\"1\"", "c=\"\"", "c!=\"\"", "severity=\"page\""
  };
  private static final String[] GROUP_BY = {"[a]", "[a, b]", "[alertname]", "['...']", "[none]"};

  /**
   * What happens at a second.
   *
   * @param labels of an alert, or what a silence matches
   * @param endsAfterMillis when it ends; negative: it does not say, 0: now
   */
  record Event(int second, boolean silence, Map<String, String> labels, long endsAfterMillis) {}

  private final Random random;

  RandomRouting(Random random) {
    this.random = random;
  }

  /** A configuration whose receivers are webhooks of one address. */
  String config(String url) {
    StringBuilder text = new StringBuilder();
    text.append("global: {resolve_timeout: 1h}\nroute:\n  receiver: r0\n  group_wait: 1500ms\n");
    text.append("  group_interval: 2s\n  repeat_interval: 5s\n  group_by: [alertname]\n");
    routes(2, "  ", text);
    text.append("receivers:\n");
    for (int i = 0; i < 4; i++) {
      text.append("- name: r%d\n  webhook_configs:\n".formatted(i));
      text.append("  - {url: '%sr%d', send_resolved: %s}\n".formatted(url, i, i != 2));
    }
    text.append(
        """
        inhibit_rules:
        - source_matchers: [severity="page"]
          target_matchers: [severity=~"warn|page"]
          equal: [a]
        - source_matchers: [alertname="A0"]
          target_matchers: [alertname="A1"]
          equal: [b, c]
        time_intervals:
        - name: always
          time_intervals: [{years: ['2000:2999']}]
        - name: never
          time_intervals: [{years: ['1999']}]
        """);
    return text.toString();
  }

  private void routes(int depth, String indent, StringBuilder text) {
    text.append(indent).append("routes:\n");
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      text.append(indent).append("- matchers: ['").append(one(MATCHERS)).append("']\n");
      String inner = indent + "  ";
      if (random.nextBoolean()) {
        text.append(inner).append("receiver: r").append(random.nextInt(4)).append('\n');
      }
      if (random.nextBoolean()) {
        text.append(inner).append("group_by: ").append(one(GROUP_BY)).append('\n');
      }
      text.append(inner).append("continue: ").append(random.nextBoolean()).append('\n');
      switch (random.nextInt(8)) {
        case 0 -> text.append(inner).append("mute_time_intervals: [never, always]\n");
        case 1 -> text.append(inner).append("mute_time_intervals: [never]\n");
        case 2 -> text.append(inner).append("active_time_intervals: [never]\n");
        case 3 -> text.append(inner).append("active_time_intervals: [never, always]\n");
        default -> {}
      }
      if (depth > 1 && random.nextBoolean()) {
        routes(depth - 1, inner, text);
      }
    }
  }

  /** Events of so many seconds, in their order. */
  List<Event> events(int seconds) {
    List<Event> events = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      for (int i = 3 + random.nextInt(4); i > 0; i--) {
        long end =
            switch (random.nextInt(3)) {
              case 0 -> -1;
              case 1 -> 0;
              default -> 1000L * random.nextInt(6) + 250;
            };
        events.add(new Event(second, false, alert(), end));
      }
      if (second % 4 == 3) {
        Map<String, String> matched = Map.of("a", one("0", "1"), "b", one("0", "1", "2"));
        events.add(new Event(second, true, matched, 1000L * random.nextInt(6) + 250));
      }
    }
    return events;
  }

  private Map<String, String> alert() {
    Map<String, String> labels = new TreeMap<>();
    labels.put("alertname", one("A0", "A1", "A2"));
    labels.put("severity", one("page", "warn", "info", "info"));
    labels.put("a", one("0", "1", "2"));
    labels.put("b", one("0", "1", "2"));
    if (random.nextBoolean()) {
      labels.put("c", "1");
    }
    return labels;
  }

  private String one(String... all) {
    return all[random.nextInt(all.length)];
  }
}
