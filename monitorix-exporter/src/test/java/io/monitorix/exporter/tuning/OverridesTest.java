package io.monitorix.exporter.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

  private static final String MEMORY =
      """
      - series: pve_memory_usage_bytes{cluster="lab", id="qemu/100"}
        values: 97x100
      - series: pve_memory_size_bytes{cluster="lab", id="qemu/100"}
        values: 100x100
      - series: pve_memory_usage_bytes{cluster="lab", id="qemu/101"}
        values: 97x100
      - series: pve_memory_size_bytes{cluster="lab", id="qemu/101"}
        values: 100x100
      - series: pve_memory_usage_bytes{cluster="lab", id="lxc/200"}
        values: 97x100
      - series: pve_memory_size_bytes{cluster="lab", id="lxc/200"}
        values: 100x100
      - series: pve_memory_usage_bytes{cluster="shop", id="qemu/100"}
        values: 97x100
      - series: pve_memory_size_bytes{cluster="shop", id="qemu/100"}
        values: 100x100
      """;

  @TempDir private Path folder;

  private static String overrides(String... overrides) {
    return "monitorix: {overrides: [" + String.join(", ", overrides) + "]}\n";
  }

  /** The guests of lab and shop whose memory alert fires at 97 %, as id@cluster. */
  private void memoryAlerts(String settings, String... expected) {
    StringBuilder samples = new StringBuilder();
    for (String each : expected) {
      String[] parts = each.split("@", 2);
      samples
          .append("  - {value: 1, labels: '{cluster=\"")
          .append(parts[1])
          .append("\", id=\"")
          .append(parts[0])
          .append("\"}'}\n");
    }
    assertThat(
            new Site(folder)
                .failures(
                    settings,
                    MEMORY,
                    "promql_expr_test:\n- eval_time: 45m\n  expr: count by (cluster, id)"
                        + " (ALERTS{alertname=\"GuestMemoryHigh\", alertstate=\"firing\"})\n"
                        + "  exp_samples:\n"
                        + samples))
        .isEmpty();
  }

  @Test
  void withoutThemAllFire() {
    memoryAlerts("", "qemu/100@lab", "qemu/101@lab", "lxc/200@lab", "qemu/100@shop");
  }

  @Test
  void anotherValueForAGuest() {
    memoryAlerts(
        overrides("{alerts: [GuestMemoryHigh], id: qemu/100, cluster: lab, value: 0.98}"),
        "qemu/101@lab",
        "lxc/200@lab",
        "qemu/100@shop");
  }

  @Test
  void anotherValueForAnIdIsForThatOfEachCluster() {
    memoryAlerts(
        overrides("{threshold: guest_memory_ratio, id: '=~qemu/10[0-9]', value: 0.98}"),
        "lxc/200@lab");
  }

  @Test
  void aTagIsMeantAsAWhole() {
    memoryAlerts(
        overrides("{alerts: [GuestMemoryHigh], tag: prod, value: 0.98}"),
        "qemu/101@lab",
        "lxc/200@lab",
        "qemu/100@shop");
  }

  @Test
  void whatHasNotATag() {
    memoryAlerts(
        overrides("{alerts: [GuestMemoryHigh], tag: '!=prod', value: 0.98}"), "qemu/100@lab");
  }

  @Test
  void aPoolAndACluster() {
    memoryAlerts(
        overrides(
            "{alerts: [GuestMemoryHigh], pool: data, value: 0.98}",
            "{alerts: [GuestMemoryHigh], cluster: shop, value: 0.98}"),
        "qemu/100@lab",
        "qemu/101@lab");
  }

  @Test
  void aClusterAlone() {
    memoryAlerts(
        overrides("{threshold: guest_memory_ratio, cluster: lab, value: 0.98}"), "qemu/100@shop");
  }

  @Test
  void theFirstThatFitsCounts() {
    memoryAlerts(
        overrides(
            "{alerts: [GuestMemoryHigh], id: qemu/101, value: 0.5}",
            "{alerts: [GuestMemoryHigh], cluster: '=~.+', value: 0.98}"),
        "qemu/101@lab");
  }

  @Test
  void alertsThatAreDisabledForSomeStayForOthers() {
    memoryAlerts(
        overrides(
            "{alerts: [GuestMemoryHigh, GuestDown], tag: nonprod, disable: true}",
            "{alerts: [GuestMemoryHigh], cluster: shop, disable: true}",
            "{threshold: guest_memory_ratio, pool: data, disable: true}"),
        "qemu/100@lab");
  }

  @Test
  void otherValuesOfShippedThresholdsAreForAllOrForSomeClusters() {
    String settings =
        """
        monitorix:
          shipped_thresholds:
            guest_memory_ratio: [{cluster: lab, value: 0.98}]
            guest_snapshot_age_seconds: 30d
        """;

    memoryAlerts(settings, "qemu/100@shop");
    assertThat(new Site(folder).expr(settings, "monitorix_threshold", "guest_memory_ratio"))
        .isEqualTo("0.98 * monitorix_cluster{cluster=\"lab\"} or 0.95 * monitorix_cluster");
    assertThat(new Site(folder).expr(settings, "monitorix_threshold", "guest_snapshot_age_seconds"))
        .isEqualTo("2592000 * monitorix_cluster");
  }

  @Test
  void nodesAndStoragesAreChosenById() {
    String settings =
        overrides(
            "{alerts: [NodeRootAlmostFull], id: node/pve1, value: 0.9}",
            "{alerts: [StorageAlmostFull], id: storage/pve1/local, value: 0.99}",
            "{alerts: [StorageAlmostFull], id: storage/pve2/nfs, value: 0.99}");
    String series =
        """
        - series: pve_node_rootfs_usage_bytes{cluster="lab", id="node/pve1"}
          values: 88x100
        - series: pve_node_rootfs_size_bytes{cluster="lab", id="node/pve1"}
          values: 100x100
        - series: pve_node_rootfs_usage_bytes{cluster="lab", id="node/pve2"}
          values: 88x100
        - series: pve_node_rootfs_size_bytes{cluster="lab", id="node/pve2"}
          values: 100x100
        """;
    StringBuilder storages = new StringBuilder(series);
    for (String id : new String[] {"pve1/local", "pve2/local", "pve1/nfs", "pve2/nfs"}) {
      String[] parts = id.split("/", 2);
      String labels = "{cluster=\"lab\", id=\"storage/" + id + "\"}";
      storages.append(
          """
          - series: pve_storage_info{cluster="lab", id="storage/%s", node="%s", storage="%s"}
            values: 1x100
          - series: pve_storage_shared%s
            values: %sx100
          - series: pve_storage_usage_bytes%s
            values: 96x100
          - series: pve_storage_size_bytes%s
            values: 100x100
          """
              .formatted(
                  id,
                  parts[0],
                  parts[1],
                  labels,
                  parts[1].equals("nfs") ? "1" : "0",
                  labels,
                  labels));
    }

    assertThat(
            new Site(folder)
                .failures(
                    settings,
                    storages.toString(),
                    """
                    promql_expr_test:
                    - eval_time: 30m
                      expr: count by (alertname, node, storage) (ALERTS{alertname=~"NodeRootAlmostFull|StorageAlmostFull|StorageFull", alertstate="firing"})
                      exp_samples:
                      - {value: 1, labels: '{alertname="NodeRootAlmostFull", node="pve2"}'}
                      - {value: 1, labels: '{alertname="StorageAlmostFull", node="pve2", storage="local"}'}
                      - {value: 1, labels: '{alertname="StorageFull", node="pve1", storage="local"}'}
                      - {value: 1, labels: '{alertname="StorageFull", node="pve2", storage="local"}'}
                      - {value: 1, labels: '{alertname="StorageFull", storage="nfs"}'}
                    """))
        .isEmpty();
  }

  @Test
  void alertsOfOnesOwnHaveOverridesOfBothLimits() {
    String settings =
        """
        monitorix:
          thresholds:
          - {alert: CpuBusy, metric: pve_cpu_usage_ratio, above: 0.9, clear: 0.7}
          overrides:
          - {alerts: [CpuBusy], tag: prod, value: 0.5, clear: 0.3}
          - {alerts: [CpuBusy], id: node/pve1, disable: true}
        """;
    String series =
        """
        - series: pve_cpu_usage_ratio{cluster="lab", id="qemu/100"}
          values: 0.6x1 0.4x8 0.2x10
        - series: pve_cpu_usage_ratio{cluster="lab", id="qemu/101"}
          values: 0.95x1 0.8x8 0.6x10
        - series: pve_cpu_usage_ratio{cluster="lab", id="node/pve1"}
          values: 0.95x20
        - series: pve_cpu_usage_ratio{cluster="lab", id="node/pve2"}
          values: 0.6x20
        """;

    assertThat(
            new Site(folder)
                .failures(
                    settings,
                    series,
                    """
                    alert_rule_test:
                    - eval_time: 1m
                      alertname: CpuBusy
                      exp_alerts: [{exp_labels: {cluster: lab, id: qemu/100}}, {exp_labels: {cluster: lab, id: qemu/101}}]
                    - eval_time: 9m
                      alertname: CpuBusy
                      exp_alerts: [{exp_labels: {cluster: lab, id: qemu/100}}, {exp_labels: {cluster: lab, id: qemu/101}}]
                    - {eval_time: 11m, alertname: CpuBusy}
                    """))
        .isEmpty();
  }

  @Test
  void theRuleIsPlainAndLosesNoElementForWantOfALimit() {
    assertThat(
            new Site(folder)
                .expr(
                    overrides("{alerts: [GuestCpuHigh], tag: batch, value: 1}"),
                    "GuestCpuHigh",
                    ""))
        .isEqualTo(
            "(max by (cluster, id) (avg_over_time(pve_cpu_usage_ratio{id=~\"(qemu|lxc)/.+\"}[15m]))"
                + " > on (cluster, id) group_left () (1 * group by (cluster, id)"
                + " (monitorix_guest{tags=~\"(.*;)?(batch)(;.*)?\"}) or on (cluster, id)"
                + " group by (cluster, id) (max by (cluster, id)"
                + " (avg_over_time(pve_cpu_usage_ratio{id=~\"(qemu|lxc)/.+\"}[15m])))"
                + " * on (cluster) group_left () monitorix_threshold{name=\"guest_cpu_ratio\"}))"
                + " * on (cluster, id) group_left (name, pool, tags) monitorix_guest");
  }

  @Test
  void aClusterWhoseSeriesVanishedIsStillTheOneThatWasMeant() {
    String series =
        """
        - series: monitorix_series{cluster="gone"}
          values: 1x20 stale
        - series: monitorix_series{cluster="away"}
          values: 1x20 stale
        """;

    assertThat(
            new Site(folder)
                .failures(
                    overrides(
                        "{alerts: [TargetVanished], cluster: gone, disable: true}",
                        "{alerts: [NodeDown], cluster: '=~g.*', disable: true}"),
                    series,
                    """
                    promql_expr_test:
                    - eval_time: 60m
                      expr: count by (cluster) (ALERTS{alertname="TargetVanished", alertstate="firing"})
                      exp_samples: [{value: 1, labels: '{cluster="away"}'}]
                    """))
        .isEmpty();
  }
}
