package io.monitorix.alerts.routing.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.config.RoutingConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTreeTest {

  private static final String CONFIG =
      """
      route:
        receiver: all
        group_by: [site, alertname]
        group_wait: 10s
        routes:
        - matchers: ['severity="page"', team=~"a|b"]
          receiver: pager
          continue: true
          group_by: ['...']
          repeat_interval: 1h
          routes:
          - match: {x: y}
            match_re: {z: 'w.*'}
            receiver: third
            group_by: []
        - matchers: [severity!="info"]
          group_by: [team]
        - receiver: info
      receivers: [{name: all}, {name: pager}, {name: third}, {name: info}]
      """;

  private final RouteTree tree = tree(CONFIG);

  @Test
  void theFirstChildThatMatchesTakesTheAlertUnlessItContinues() {
    assertThat(receivers("severity", "page", "team", "a")).containsExactly("pager", "all");
    assertThat(receivers("severity", "page", "team", "a", "x", "y", "z", "ww"))
        .containsExactly("third", "all");
    assertThat(receivers("severity", "page", "team", "c")).containsExactly("all");
    assertThat(receivers("severity", "info")).containsExactly("info");
  }

  @Test
  void aRouteWithoutAChildThatMatchesKeepsTheAlert() {
    RouteTree only =
        tree(
            """
            route:
              receiver: all
              routes: [{matchers: [a=b], receiver: b}]
            receivers: [{name: all}, {name: b}]
            """);

    assertThat(only.match(Labels.of("a", "c"))).containsExactly(only.root());
  }

  @Test
  void childrenTakeFromTheirParentsWhatTheyDoNotSay() {
    Route pager = tree.root().routes().get(0);
    Route third = pager.routes().get(0);

    assertThat(third.groupWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(third.groupInterval()).isEqualTo(RouteTree.GROUP_INTERVAL);
    assertThat(third.repeatInterval()).isEqualTo(Duration.ofHours(1));
    assertThat(third.groupByAll()).isTrue();
    assertThat(tree.root().repeatInterval()).isEqualTo(RouteTree.REPEAT_INTERVAL);
    assertThat(tree.root().routes().get(1).groupBy()).containsExactly("team");
    assertThat(tree.root().routes().get(1).groupByAll()).isFalse();
  }

  @Test
  void groupKeysAreAlertmanagers() {
    Labels labels = Labels.of("severity", "page", "team", "a", "x", "y", "z", "ww");

    // Group keys in webhooks of a running Alertmanager.
    assertThat(tree.match(labels))
        .extracting(route -> route.groupKey(route.groupLabels(labels)))
        .containsExactly(
            "{}/{severity=\"page\",team=~\"a|b\"}/{x=\"y\",z=~\"^(?:w.*)$\"}"
                + ":{severity=\"page\", team=\"a\", x=\"y\", z=\"ww\"}",
            "{}/{severity!=\"info\"}:{team=\"a\"}");
    assertThat(tree.root().groupKey(tree.root().groupLabels(Labels.of("alertname", "A\n"))))
        .isEqualTo("{}:{alertname=\"A\\n\"}");
  }

  @Test
  void idsTellSiblingsApartThatMatchTheSame() {
    RouteTree twins =
        tree(
            """
            route:
              receiver: all
              routes:
              - {matchers: [a=b], continue: true}
              - {matchers: [a=b]}
            receivers: [{name: all}]
            """);

    List<Route> found = twins.match(Labels.of("a", "b"));

    assertThat(found).extracting(Route::key).containsOnly("{}/{a=\"b\"}");
    assertThat(found).extracting(Route::id).containsExactly("{}/{a=\"b\"}/0", "{}/{a=\"b\"}/1");
  }

  @Test
  void itIsDrawnAsAmtoolDoes() {
    assertThat(RouteText.tree(tree))
        .isEqualTo(
            """
            .
            └── default-route  receiver: all
                ├── {severity="page",team=~"a|b"}  continue: true  receiver: pager
                │\u00a0\u00a0 └── {x="y",z=~"^(?:w.*)$"}  receiver: third
                ├── {severity!="info"}  receiver: all
                └── default-route  receiver: info
            """);
    assertThat(RouteText.matching(tree, Labels.of("severity", "page", "team", "a")))
        .isEqualTo(
            """
            .
            └── default-route
                ├── {severity="page",team=~"a|b"}  receiver: pager
                └── {severity!="info"}  receiver: all
            """);
  }

  private List<String> receivers(String... labels) {
    return tree.match(Labels.of(labels)).stream().map(Route::receiver).toList();
  }

  private static RouteTree tree(String config) {
    return RouteTree.of(RoutingConfig.parse("t.yml", config, Set.of()).route());
  }
}
