package io.monitorix.alerts.relabel;

import static io.monitorix.alerts.relabel.RelabelConfig.Action.DROP;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.DROPEQUAL;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.HASHMOD;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.KEEP;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.KEEPEQUAL;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.LABELDROP;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.LABELKEEP;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.LABELMAP;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.LOWERCASE;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.REPLACE;
import static io.monitorix.alerts.relabel.RelabelConfig.Action.UPPERCASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.monitorix.alerts.relabel.RelabelConfig.Action;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RelabellingTest {

  private static final String DROPPED = "dropped";

  /** An entry as a configuration would write it: {@code key=value}, one key each. */
  static RelabelConfig rule(Action action, String... keys) {
    RelabelConfig rule = RelabelConfig.DEFAULT;
    List<String> sources = rule.sourceLabels();
    String separator = rule.separator();
    String regex = rule.regex();
    long modulus = 0;
    String target = "";
    String replacement = rule.replacement();
    for (String key : keys) {
      String value = key.substring(key.indexOf('=') + 1);
      switch (key.substring(0, key.indexOf('='))) {
        case "from" -> sources = List.of(value.split(",", -1));
        case "separator" -> separator = value;
        case "regex" -> regex = value;
        case "modulus" -> modulus = Long.parseUnsignedLong(value);
        case "to" -> target = value;
        case "with" -> replacement = value;
        default -> throw new IllegalArgumentException(key);
      }
    }
    return new RelabelConfig(sources, separator, regex, modulus, target, replacement, action);
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    for (String label : text.split(" ", -1)) {
      if (!label.isEmpty()) {
        labels.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
      }
    }
    return labels;
  }

  private static String applied(Relabelling relabelling, String labels) {
    return relabelling
        .apply(labels(labels))
        .map(
            result ->
                String.join(
                    " ",
                    result.entrySet().stream().map(l -> l.getKey() + "=" + l.getValue()).toList()))
        .orElse(DROPPED);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        // replace
        arguments(
            "id=qemu/100", rule(REPLACE, "from=id", "to=guest"), "guest=qemu/100 id=qemu/100"),
        arguments(
            "id=qemu/100",
            rule(REPLACE, "from=id", "regex=qemu/(.*)", "to=vmid", "with=vm-$1"),
            "id=qemu/100 vmid=vm-100"),
        arguments("id=lxc/100", rule(REPLACE, "from=id", "regex=qemu/(.*)", "to=a"), "id=lxc/100"),
        arguments(
            "id=xqemu/100", rule(REPLACE, "from=id", "regex=qemu/(.*)", "to=a"), "id=xqemu/100"),
        arguments("a=1", rule(REPLACE, "to=b", "with=always"), "a=1 b=always"),
        arguments("a=1 b=2", rule(REPLACE, "from=c", "to=b"), "a=1"),
        arguments("a=1 b=2", rule(REPLACE, "to=b", "with="), "a=1"),
        arguments("a=1 b=2", rule(REPLACE, "from=a", "regex=", "to=b", "with=x"), "a=1 b=2"),
        arguments("b=2", rule(REPLACE, "from=a", "regex=", "to=b", "with=x"), "b=x"),
        arguments("a=1 b=2", rule(REPLACE, "from=a,b", "to=c"), "a=1 b=2 c=1;2"),
        arguments("a=1 b=2", rule(REPLACE, "from=a,x,b", "separator=", "to=c"), "a=1 b=2 c=12"),
        arguments(
            "a=1 b=2",
            rule(REPLACE, "from=a,b", "regex=(.);(.)", "to=c", "with=${2}_$1"),
            "a=1 b=2 c=2_1"),
        arguments(
            "a=left-right",
            rule(REPLACE, "from=a", "regex=(?P<l>\\w+)-(?P<r>\\w+)", "to=a", "with=$r.${l}"),
            "a=right.left"),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=${1}y"), "a=x b=xy"),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=$1y."), "a=x b=."),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=$$1$$"), "a=x b=$1$"),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=$ ${ ${} $-"), "a=x b=$ ${ ${} $-"),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=$0$2$01${9}."), "a=x b=x."),
        arguments("a=x", rule(REPLACE, "from=a", "to=b", "with=$999999999999."), "a=x b=."),
        arguments(
            "a=b", rule(REPLACE, "from=a", "regex=(b)|(c)", "to=d", "with=<$1$2>"), "a=b d=<b>"),
        arguments(
            "a=role_web",
            rule(REPLACE, "from=a", "regex=(\\w+?)_(\\w+)", "to=$1", "with=$2"),
            "a=role_web role=web"),
        arguments("a=9", rule(REPLACE, "from=a", "to=${1}", "with=x"), "a=9"),
        arguments("a=x\ny", rule(REPLACE, "from=a", "regex=x.y", "to=a", "with=z"), "a=z"),
        arguments(
            "a=xé€😀",
            rule(REPLACE, "from=a", "regex=x(.)(.)(.)", "to=a", "with=$3$2$1"),
            "a=😀€é"),
        // keep, drop
        arguments("a=1", rule(KEEP, "from=a", "regex=1|2"), "a=1"),
        arguments("a=12", rule(KEEP, "from=a", "regex=1|2"), DROPPED),
        arguments("b=1", rule(KEEP, "from=a", "regex=1"), DROPPED),
        arguments("b=1", rule(KEEP, "from=a", "regex="), "b=1"),
        arguments("b=1", rule(KEEP), "b=1"),
        arguments("a=1", rule(DROP, "from=a", "regex=1|2"), DROPPED),
        arguments("a=12", rule(DROP, "from=a", "regex=1|2"), "a=12"),
        arguments("a=1 b=2", rule(DROP, "from=a,b", "regex=1;2"), DROPPED),
        arguments("a=Ab", rule(DROP, "from=a", "regex=(?i)aB"), DROPPED),
        // keepequal, dropequal
        arguments("a=1 b=1", rule(KEEPEQUAL, "from=a", "to=b"), "a=1 b=1"),
        arguments("a=1 b=2", rule(KEEPEQUAL, "from=a", "to=b"), DROPPED),
        arguments("c=1", rule(KEEPEQUAL, "from=a", "to=b"), "c=1"),
        arguments("a=1 b=1", rule(DROPEQUAL, "from=a", "to=b"), DROPPED),
        arguments("a=1 b=2", rule(DROPEQUAL, "from=a", "to=b"), "a=1 b=2"),
        arguments("a=1 b=2 c=1;2", rule(DROPEQUAL, "from=a,b", "to=c"), DROPPED),
        // hashmod
        arguments(
            "id=qemu/100",
            rule(HASHMOD, "from=id", "to=shard", "modulus=1000"),
            "id=qemu/100 shard=412"),
        arguments("a=a b=b", rule(HASHMOD, "from=a,b", "to=c", "modulus=8"), "a=a b=b c=2"),
        arguments(
            "a=1",
            rule(HASHMOD, "from=x", "to=b", "modulus=18446744073709551615"),
            "a=1 b=16825458760271544958"),
        // labelmap
        arguments(
            "__meta_tag_role=web a=1",
            rule(LABELMAP, "regex=__meta_tag_(.+)"),
            "__meta_tag_role=web a=1 role=web"),
        arguments(
            "a=1 b=2",
            rule(LABELMAP, "regex=([ab])", "with=${1}_copy"),
            "a=1 a_copy=1 b=2 b_copy=2"),
        arguments("a=1 b=2", rule(LABELMAP, "regex=a", "with=b"), "a=1 b=1"),
        arguments("a=1 b=2", rule(LABELMAP, "regex=[ab]", "with=c"), "a=1 b=2 c=2"),
        arguments("x_9=1", rule(LABELMAP, "regex=x_(.)"), "x_9=1"),
        // labeldrop, labelkeep
        arguments("a=1 ab=2 b=3", rule(LABELDROP, "regex=a"), "ab=2 b=3"),
        arguments("a=1 ab=2 b=3", rule(LABELDROP, "regex=a.*"), "b=3"),
        arguments("a=1 ab=2 b=3", rule(LABELKEEP, "regex=a.*"), "a=1 ab=2"),
        arguments("a=1", rule(LABELDROP), ""),
        // lowercase, uppercase
        arguments("a=PVE1.İé", rule(LOWERCASE, "from=a", "to=a"), "a=pve1.ié"),
        arguments("a=straßeé", rule(UPPERCASE, "from=a", "to=b"), "a=straßeé b=STRAßEÉ"),
        arguments("a=A b=B", rule(LOWERCASE, "from=a,b", "separator=-", "to=c"), "a=A b=B c=a-b"),
        arguments("b=x", rule(UPPERCASE, "from=a", "to=b"), ""));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("cases")
  void ruleMakesOfLabelsWhatPrometheusMakes(String before, RelabelConfig rule, String after) {
    Relabelling relabelling = new Relabelling(List.of(rule), NameScheme.LEGACY);

    assertThat(applied(relabelling, before)).isEqualTo(after);
  }

  @Test
  void laterRuleSeesWhatEarlierOnesWrote() {
    Relabelling relabelling =
        new Relabelling(
            List.of(
                rule(REPLACE, "from=id", "regex=qemu/(.+)", "to=__tmp"),
                rule(KEEP, "from=__tmp", "regex=1.."),
                rule(LABELMAP, "regex=__(tmp)", "with=vmid"),
                rule(LABELDROP, "regex=__.*")),
            NameScheme.LEGACY);

    assertThat(applied(relabelling, "id=qemu/100")).isEqualTo("id=qemu/100 vmid=100");
    assertThat(applied(relabelling, "id=qemu/200")).isEqualTo(DROPPED);
  }

  @Test
  void utf8NamesAreWrittenWhereTheSchemeAllowsThem() {
    RelabelConfig rule = rule(REPLACE, "from=a", "to=b.$1", "with=x");

    assertThat(applied(new Relabelling(List.of(rule), NameScheme.UTF8), "a=ü"))
        .isEqualTo("a=ü b.ü=x");
    assertThat(rule.faults(NameScheme.LEGACY)).extracting("key").containsExactly("target_label");
  }

  @Test
  void emptyValueIsAnAbsentLabel() {
    assertThat(applied(new Relabelling(List.of(), NameScheme.LEGACY), "a= b=1")).isEqualTo("b=1");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(rule(HASHMOD, "from=a", "to=b"), "modulus"),
        arguments(rule(HASHMOD, "from=a", "modulus=2"), "target_label"),
        arguments(rule(REPLACE, "from=a"), "target_label"),
        arguments(rule(REPLACE, "to=a-b"), "target_label"),
        arguments(rule(REPLACE, "to=a-$1"), "target_label"),
        arguments(rule(REPLACE, "to=${"), "target_label"),
        arguments(rule(LOWERCASE, "from=a", "to=$1"), "target_label"),
        arguments(rule(KEEPEQUAL, "from=a"), "target_label"),
        arguments(rule(KEEPEQUAL, "from=a", "to=b", "regex=x"), "regex"),
        arguments(rule(DROPEQUAL, "from=a", "to=b", "separator=,"), "separator"),
        arguments(rule(DROPEQUAL, "from=a", "to=b", "with=x"), "replacement"),
        arguments(rule(UPPERCASE, "from=a", "to=b", "with=x"), "replacement"),
        arguments(rule(LABELMAP, "regex=a", "with=b-"), "replacement"),
        arguments(rule(LABELDROP, "from=a", "regex=a"), "source_labels"),
        arguments(rule(LABELKEEP, "to=a", "regex=a"), "target_label"),
        arguments(rule(KEEP, "from=a", "regex=("), "regex"),
        arguments(rule(KEEP, "from=a", "regex=a(?=b)"), "regex"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void entryThatPrometheusRefusesIsRefusedWithItsKey(RelabelConfig rule, String key) {
    assertThat(rule.faults(NameScheme.LEGACY)).extracting("key").containsExactly(key);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Relabelling(List.of(rule), NameScheme.LEGACY))
        .withMessageStartingWith(key + ": ");
  }

  @Test
  void ruleThatAsksForTheNameAloneIsSettledByIt() {
    Relabelling relabelling =
        new Relabelling(
            List.of(
                rule(DROP, "from=__name__", "regex=pve_ha_.*"),
                rule(REPLACE, "from=__name__", "regex=pve_up", "to=__name__", "with=up")),
            NameScheme.LEGACY);

    assertThat(relabelling.where("__name__", "pve_ha_state").dropsAll()).isTrue();
    assertThat(relabelling.where("__name__", "pve_node_info").isIdle()).isTrue();
    assertThat(applied(relabelling.where("__name__", "pve_up"), "__name__=pve_up"))
        .isEqualTo("__name__=up");
  }

  @Test
  void settledRulesTellWhetherTheNameMattersToThemAndWhetherTheyAreTheSame() {
    Relabelling relabelling =
        new Relabelling(
            List.of(
                rule(DROP, "from=__name__", "regex=pve_ha_.*"), rule(REPLACE, "from=a", "to=b")),
            NameScheme.LEGACY);

    Relabelling up = relabelling.where("__name__", "pve_up");

    assertThat(relabelling.concerns("__name__")).isTrue();
    assertThat(up.concerns("__name__")).isFalse();
    assertThat(up.concerns("b")).isTrue();
    assertThat(up)
        .isEqualTo(relabelling.where("__name__", "pve_node_info"))
        .hasSameHashCodeAs(relabelling.where("__name__", "pve_node_info"))
        .isNotEqualTo(relabelling.where("__name__", "pve_ha_state"))
        .isNotEqualTo(relabelling);
  }

  @Test
  void ruleBehindOneThatWritesTheNameIsNotSettled() {
    Relabelling relabelling =
        new Relabelling(
            List.of(
                rule(REPLACE, "from=id", "regex=(q).*", "to=__name__", "with=$1"),
                rule(DROP, "from=__name__", "regex=q")),
            NameScheme.LEGACY);

    Relabelling settled = relabelling.where("__name__", "pve_up");

    assertThat(applied(settled, "__name__=pve_up id=qemu/1")).isEqualTo(DROPPED);
    assertThat(applied(settled, "__name__=pve_up id=lxc/1")).isEqualTo("__name__=pve_up id=lxc/1");
  }
}
