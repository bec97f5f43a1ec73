package io.monitorix.alerts.promql.ast;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.promql.PromQl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrettyPrinterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum by (node) (rate(pve_network_receive_bytes_total[5m]))",
        """
        sum by (node) (
          rate(
            pve_network_receive_bytes_total{cluster="frankfurt",job="proxmox",node=~"pve[0-9]+",x!="y"}[5m]
          )
        )""",
        """
        topk without (cluster, instance) (
          3,
          pve_cpu_usage_ratio{cluster="frankfurt",job="proxmox",node=~"pve[0-9]+"} > bool 0.75
        )""",
        """
          pve_memory_usage_bytes{cluster="frankfurt",job="proxmox"}
        / on (id) group_left (node)
          pve_memory_size_bytes{cluster="frankfurt",job="proxmox"}""",
        """
        -(
            pve_memory_usage_bytes{cluster="frankfurt",job="proxmox",node="pve1"}
          -
            pve_memory_size_bytes{cluster="frankfurt",job="proxmox",node="pve1"}
        )""",
        """
        max_over_time(
          sum by (node) (
            rate(
              pve_network_receive_bytes_total{cluster="frankfurt",job="proxmox",node=~"pve[0-9]+",x!="y"}[5m]
            )
          )[1h:5m] @ end() offset 1d
        )"""
      })
  void isFormattedAsPrometheusFormatsIt(String formatted) {
    Expr expr = PromQl.parse(formatted);
    assertThat(PromQl.format(expr)).isEqualTo(formatted);
    assertThat(PromQl.format(PromQl.parse(expr.toString()))).isEqualTo(formatted);
  }
}
