package io.monitorix.alerts.routing.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.config.RouteSpec;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random trees and labels, against the rule as it is told: who is a leaf of what matches. */
class RandomRoutesTest {

  private final Random random = new Random(20260302);
  private int number;

  @Test
  void eachAlertTakesTheRoutesThatTheRuleSays() {
    int several = 0;
    for (int i = 0; i < 2000; i++) {
      number = 0;
      RouteSpec spec = route(3, true);
      Labels labels = labels();

      List<String> found = RouteTree.of(spec).match(labels).stream().map(Route::receiver).toList();

      assertThat(found).isEqualTo(expected(spec, labels));
      several += found.size() > 1 ? 1 : 0;
    }
    assertThat(several).isGreaterThan(100);
  }

  private static List<String> expected(RouteSpec spec, Labels labels) {
    List<String> found = new ArrayList<>();
    boolean ended = false;
    for (RouteSpec child : spec.routes()) {
      if (!ended && holds(child, labels)) {
        found.addAll(expected(child, labels));
        ended = !child.continues();
      }
    }
    return found.isEmpty() ? List.of(String.valueOf(spec.receiver())) : found;
  }

  private static boolean holds(RouteSpec spec, Labels labels) {
    Map<String, String> map = labels.toMap();
    for (LabelMatcher matcher : spec.matchers().list()) {
      String value = map.getOrDefault(matcher.name(), "");
      boolean same =
          switch (matcher.type()) {
            case EQUAL, NOT_EQUAL -> value.equals(matcher.value());
            case REGEX, NOT_REGEX -> value.matches(matcher.value());
          };
      if (same == matcher.type().isNegative()) {
        return false;
      }
    }
    return true;
  }

  private RouteSpec route(int depth, boolean root) {
    List<RouteSpec> children = new ArrayList<>();
    String name = "r" + number++;
    List<LabelMatcher> matchers = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && !root; i--) {
      LabelMatcher.Type type = List.of(LabelMatcher.Type.values()).get(random.nextInt(4));
      String value = List.of("", "0", "1", "2", "0|1", "[12]?").get(random.nextInt(6));
      matchers.add(LabelMatcher.of(String.valueOf((char) ('a' + random.nextInt(3))), type, value));
    }
    for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
      children.add(route(depth - 1, false));
    }
    return new RouteSpec(
        name,
        new Matchers(matchers),
        null,
        false,
        null,
        null,
        null,
        !root && random.nextBoolean(),
        List.of(),
        List.of(),
        children,
        1);
  }

  private Labels labels() {
    Map<String, String> labels = new TreeMap<>();
    for (String name : List.of("a", "b", "c")) {
      labels.put(name, List.of("", "0", "1", "2").get(random.nextInt(4)));
    }
    return Labels.of(labels);
  }
}
