package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.RelabelConfig.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VolumeConfigTest {

  private static final String TARGET = "targets: [{name: a, server: b, user: c@d, password: e}]\n";
  private static final String FILES = "file_sd_configs: [{user: c@d, password: e, ";

  @TempDir Path folder;
  private ConfigFiles files;

  @BeforeEach
  void openFolder() {
    files = new ConfigFiles(folder);
  }

  @Test
  void filtersAndRulesAreReadAndATargetsOwnTakeTheirPlace() {
    MonitorixConfig config =
        files.load(
            """
            filter:
              nodes: {include: pve.*, exclude: [pve9]}
              storages: {exclude: [iso]}
              guests:
                ids: {include: ["1..", "qemu/2.."]}
                names: {exclude: [".*-test"]}
                tags: {include: [prod]}
                pools: {exclude: [lab]}
              templates: false
            max_series: 1000
            metric_relabel_configs:
              - source_labels: [__name__, id]
                regex: (pve_up);qemu/(.+)
                target_label: vmid
                replacement: ${2}
              - {regex: tags, action: LabelDrop}
              - {source_labels: [a], target_label: b, replacement: , separator: ""}
              - {source_labels: [a], target_label: b, modulus: 18446744073709551615, action: hashmod}
            targets:
              - {name: a, server: b, user: c@d, password: e}
              - {name: b, server: b, user: c@d, password: e, filter: {}, max_series: 5}
            """);

    VolumeConfig general = config.targets().get(0).volume();
    assertThat(general.filter())
        .isEqualTo(
            new FilterConfig(
                new Patterns(List.of("pve.*"), List.of("pve9")),
                new Patterns(List.of(), List.of("iso")),
                new FilterConfig.Guests(
                    new Patterns(List.of("1..", "qemu/2.."), List.of()),
                    new Patterns(List.of(), List.of(".*-test")),
                    new Patterns(List.of("prod"), List.of()),
                    new Patterns(List.of(), List.of("lab"))),
                false));
    assertThat(general.maxSeries()).isEqualTo(1000);
    assertThat(general.metricRelabelConfigs())
        .containsExactly(
            new RelabelConfig(
                List.of("__name__", "id"),
                ";",
                "(pve_up);qemu/(.+)",
                0,
                "vmid",
                "${2}",
                Action.REPLACE),
            new RelabelConfig(List.of(), ";", "tags", 0, "", "$1", Action.LABELDROP),
            new RelabelConfig(List.of("a"), "", "(.*)", 0, "b", "", Action.REPLACE),
            new RelabelConfig(List.of("a"), ";", "(.*)", -1, "b", "$1", Action.HASHMOD));
    VolumeConfig own = config.targets().get(1).volume();
    assertThat(own.filter()).isEqualTo(FilterConfig.EVERYTHING);
    assertThat(own.maxSeries()).isEqualTo(5);
    assertThat(own.metricRelabelConfigs()).isEqualTo(general.metricRelabelConfigs());
  }

  @Test
  void filesOfTargetsCarryTheSettingsOfTheirTargets() {
    MonitorixConfig config =
        files.load(
            """
            poll: {interval: 20s}
            max_series: 7
            file_sd_configs:
              - files: [sites/*.json, more.yml]
                user: c@d
                password: e
                timeout: 3s
            """);

    FileSdConfig entry = config.fileSdConfigs().get(0);
    assertThat(entry.files())
        .containsExactly(
            new FilePattern(folder.resolve("sites"), "*.json"),
            new FilePattern(folder, "more.yml"));
    assertThat(entry.refreshInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.targets()).isEmpty();
    TargetConfig target =
        entry.targets(new TargetGroup(List.of("https://[2001:db8::7]:8006"), Map.of())).get(0);
    assertThat(target.name()).isEqualTo("[2001:db8::7]");
    assertThat(target.servers()).containsExactly("https://[2001:db8::7]:8006");
    assertThat(target.interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(target.volume().maxSeries()).isEqualTo(7);
    assertThat(target.login()).isEqualTo(new LoginConfig.UserPassword("c@d", new Secret("e")));
  }

  @Test
  void groupWithAClusterIsOneTargetAndOneOfAnotherProductIsNone() {
    FileSdConfig entry = files.load(FILES + "files: [a.yml]}]").fileSdConfigs().get(0);
    List<String> servers = List.of("pve1:8006", "pve2");

    assertThat(entry.targets(new TargetGroup(servers, Map.of("cluster", "lab"))))
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.name()).isEqualTo("lab");
              assertThat(target.servers()).isEqualTo(servers);
            });
    assertThat(entry.targets(new TargetGroup(servers, Map.of("env", "x"))))
        .extracting(TargetConfig::name)
        .containsExactly("pve1", "pve2");
    assertThat(entry.targets(new TargetGroup(servers, Map.of("__pve_type", "pbs")))).isEmpty();
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        arguments(
            TARGET + "filter: {guest: {}}\n",
            "2:10: unknown key 'guest' in filter; did you mean 'guests'?"),
        arguments(
            TARGET + "filter: {nodes: {include: [\"(\"]}}\n",
            "2:28: filter.nodes.include[0]: not a regular expression of RE2: missing closing )"),
        arguments(
            TARGET + "filter: {nodes: [a]}\n",
            "2:17: filter.nodes: expected a mapping, got a list"),
        arguments(
            TARGET + "max_series: 0\n",
            "2:13: max_series: expected a whole number from 1 to 2147483647, got '0'"),
        arguments(
            TARGET + "metric_relabel_configs: [{action: kep}]\n",
            "2:35: metric_relabel_configs[0].action: expected an action of Prometheus,"
                + " such as keep, got 'kep'"),
        arguments(
            TARGET
                + "metric_relabel_configs:\n- {source_labels: [a], regex: \"(\", action: keep}\n",
            "3:31: metric_relabel_configs[0].regex: not a regular expression of RE2:"
                + " missing closing )"),
        arguments(
            TARGET + "metric_relabel_configs: [{source_labels: [a]}]\n",
            "2:26: metric_relabel_configs[0]: replace needs a target_label"),
        arguments(
            TARGET + "metric_relabel_configs: [{source_labels: [a-b], action: keep}]\n",
            "2:43: metric_relabel_configs[0].source_labels[0]: expected the name of a label,"
                + " got 'a-b'"),
        arguments(
            TARGET + "metric_relabel_configs: [{regex: \"a|id\", action: labelkeep}]\n",
            "2:34: metric_relabel_configs[0].regex: labelkeep removes __name__,"
                + " the metric's own name; let the regex match it"),
        arguments(
            TARGET + "metric_relabel_configs: [{target_label: a, modulus: -1, action: hashmod}]\n",
            "2:53: metric_relabel_configs[0].modulus: expected a whole number of at least 1,"
                + " got '-1'"),
        arguments(FILES + "}]\n", "1:19: file_sd_configs[0]: missing key 'files'"),
        arguments(
            FILES + "files: []}]\n",
            "1:51: file_sd_configs[0].files: the list is empty; add a file"),
        arguments(
            FILES + "files: [a.txt]}]\n",
            "1:52: file_sd_configs[0].files[0]: expected a file that ends in .json, .yml or .yaml,"
                + " with * in its name only, got 'a.txt'"),
        arguments(
            FILES + "files: [\"*/a.yml\"]}]\n",
            "1:52: file_sd_configs[0].files[0]: expected a file that ends in .json, .yml or .yaml,"
                + " with * in its name only, got '*/a.yml'"),
        arguments(
            "file_sd_configs: [{files: [a.yml]}]\n",
            "1:19: file_sd_configs[0]: missing login; add token (id, secret),"
                + " or user and password"),
        arguments(
            FILES + "files: [a.yml], intervals: b}]\n",
            "1:60: unknown key 'intervals' in file_sd_configs[0]; did you mean 'interval'?"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("problems")
  void problemIsToldWithItsPlace(String yaml, String problem) {
    assertThat(files.problems(yaml)).containsExactly(problem);
  }
}
