package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ServicesCollectorTest {

  @Test
  void installedServicesAreActiveOrNot() throws IOException {
    try (Nodes nodes = Nodes.of("n1")) {
      nodes.data(
          "/nodes/n1/services",
          """
          [{"service":"pveproxy","name":"pveproxy","state":"running","active-state":"active","unit-state":"enabled"},
           {"service":"postfix","name":"postfix","state":"exited","active-state":"active","unit-state":"enabled"},
           {"service":"pvestatd","name":"pvestatd","state":"failed","active-state":"failed","unit-state":"enabled"},
           {"service":"chrony","name":"chrony","state":"dead","active-state":"inactive","unit-state":"not-found"}]
          """);
      assertThat(nodes.samples(CollectorName.SERVICES))
          .containsExactlyInAnyOrder(
              "pve_service_active{node=\"n1\",service=\"pveproxy\"} 1.0",
              "pve_service_active{node=\"n1\",service=\"postfix\"} 1.0",
              "pve_service_active{node=\"n1\",service=\"pvestatd\"} 0.0",
              "pve_service_state{node=\"n1\",service=\"pveproxy\",state=\"running\"} 1.0",
              "pve_service_state{node=\"n1\",service=\"postfix\",state=\"exited\"} 1.0",
              "pve_service_state{node=\"n1\",service=\"pvestatd\",state=\"failed\"} 1.0");
    }
  }

  @Test
  void ofOldReleasesTheFinerStateTells() throws IOException {
    try (Nodes nodes = Nodes.of("n1")) {
      nodes.data(
          "/nodes/n1/services",
          """
          [{"service":"cron","name":"cron","state":"running"},
           {"service":"sshd","name":"sshd","state":"dead"},
           {"service":"odd","name":"odd"}]
          """);
      assertThat(nodes.samples(CollectorName.SERVICES))
          .filteredOn(sample -> sample.startsWith("pve_service_active"))
          .containsExactlyInAnyOrder(
              "pve_service_active{node=\"n1\",service=\"cron\"} 1.0",
              "pve_service_active{node=\"n1\",service=\"sshd\"} 0.0");
    }
  }
}
