package io.monitorix.exporter.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.monitorix.exporter.config.FilterConfig;
import io.monitorix.exporter.config.FilterConfig.Guests;
import io.monitorix.exporter.config.Patterns;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SelectionTest {

  private static final Patterns ANY = Patterns.ANY;

  private static Patterns only(String... regexes) {
    return new Patterns(List.of(regexes), List.of());
  }

  private static Patterns without(String... regexes) {
    return new Patterns(List.of(), List.of(regexes));
  }

  private static FilterConfig guests(Patterns ids, Patterns names, Patterns tags, Patterns pools) {
    return new FilterConfig(ANY, ANY, new Guests(ids, names, tags, pools), true);
  }

  private static FilterConfig nodes(Patterns nodes) {
    return new FilterConfig(nodes, ANY, Guests.ALL, true);
  }

  static Stream<Arguments> guestFilters() {
    return Stream.of(
        arguments("everything", FilterConfig.EVERYTHING, true),
        arguments("the number", guests(only("100"), ANY, ANY, ANY), true),
        arguments("part of the number", guests(only("10"), ANY, ANY, ANY), false),
        arguments("the id", guests(only("qemu/1.."), ANY, ANY, ANY), true),
        arguments("another kind", guests(only("lxc/.*"), ANY, ANY, ANY), false),
        arguments("not the number", guests(without("1.*"), ANY, ANY, ANY), false),
        arguments("the name", guests(ANY, only("db", "web-.*"), ANY, ANY), true),
        arguments(
            "a name of which some are not wanted",
            guests(ANY, new Patterns(List.of("web-.*"), List.of(".*-1")), ANY, ANY),
            false),
        arguments("a tag", guests(ANY, ANY, only("prod"), ANY), true),
        arguments("another tag", guests(ANY, ANY, only("test"), ANY), false),
        arguments("not a tag", guests(ANY, ANY, without("front.*"), ANY), false),
        arguments("the pool", guests(ANY, ANY, ANY, only("shop")), true),
        arguments("no pool", guests(ANY, ANY, ANY, only("")), false),
        arguments("name and another pool", guests(ANY, only("web.*"), ANY, only("x")), false),
        arguments("the node", nodes(only("pve1")), true),
        arguments("another node", nodes(without("pve.")), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("guestFilters")
  void guestIsSelectedByWhatItIs(String filtered, FilterConfig config, boolean selected) {
    Selection selection = new Selection(config);

    assertThat(
            selection.guest(
                "qemu/100", "web-1", List.of("prod", "frontend"), "shop", "pve1", false))
        .isEqualTo(selected);
    assertThat(selection.series(Labels.of("cluster", "lab", "id", "qemu/100"))).isEqualTo(selected);
    assertThat(selection.series(Labels.of("id", "100-0", "guest", "qemu/100"))).isEqualTo(selected);
  }

  @Test
  void templatesAreLeftOutWhereTheyAreNotWanted() {
    Selection selection = new Selection(new FilterConfig(ANY, ANY, Guests.ALL, false));

    assertThat(selection.guest("qemu/9000", "debian", List.of(), null, "pve1", true)).isFalse();
    assertThat(selection.guest("qemu/100", "web", List.of(), null, "pve1", false)).isTrue();
    assertThat(selection.series(Labels.of("id", "qemu/9000"))).isFalse();
  }

  @Test
  void guestIsDecidedAnewWhenItChanges() {
    Selection selection = new Selection(guests(ANY, ANY, without("quiet"), ANY));

    assertThat(selection.guest("lxc/7", "a", List.of(), null, "pve1", false)).isTrue();
    assertThat(selection.guest("lxc/7", "a", List.of("quiet"), null, "pve1", false)).isFalse();
    assertThat(selection.series(Labels.of("id", "lxc/7"))).isFalse();
  }

  @Test
  void guestThatIsInNoInventoryIsDecidedByItsId() {
    assertThat(
            new Selection(guests(without("lxc/.*"), ANY, ANY, ANY))
                .series(Labels.of("id", "lxc/7")))
        .isFalse();
    assertThat(
            new Selection(guests(ANY, ANY, without("quiet"), ANY)).series(Labels.of("id", "lxc/7")))
        .isTrue();
    assertThat(new Selection(guests(ANY, ANY, only("loud"), ANY)).series(Labels.of("id", "lxc/7")))
        .isFalse();
  }

  @Test
  void whatIsOnANodeGoesWithIt() {
    Selection selection = new Selection(nodes(without("old.*")));

    assertThat(selection.node("old1")).isFalse();
    assertThat(selection.storage("old1", "local")).isFalse();
    assertThat(selection.storage("pve1", "local")).isTrue();
    assertThat(selection.series(Labels.of("id", "node/old1"))).isFalse();
    assertThat(selection.series(Labels.of("id", "storage/old1/local"))).isFalse();
    assertThat(selection.series(Labels.of("device", "/dev/sda", "node", "old1"))).isFalse();
    assertThat(selection.series(Labels.of("id", "node/pve1"))).isTrue();
    assertThat(selection.series(Labels.of("id", "cluster/lab"))).isTrue();
  }

  @Test
  void storageIsNamedAloneOrWithItsNode() {
    Selection selection =
        new Selection(new FilterConfig(ANY, without("iso", "pve1/local"), Guests.ALL, true));

    assertThat(selection.storage("pve1", "iso")).isFalse();
    assertThat(selection.storage("pve1", "local")).isFalse();
    assertThat(selection.storage("pve2", "local")).isTrue();
    assertThat(selection.series(Labels.of("id", "qemu/100", "storage", "iso"))).isFalse();
    assertThat(selection.series(Labels.of("datastore", "iso"))).isFalse();
    assertThat(selection.series(Labels.of("id", "storage/pve1/local"))).isFalse();
    assertThat(selection.series(Labels.of("id", "storage/pve2/local"))).isTrue();
  }
}
