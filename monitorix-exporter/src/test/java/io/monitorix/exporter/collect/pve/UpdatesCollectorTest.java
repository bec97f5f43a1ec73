package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatesCollectorTest {

  private static final String SECURITY = "pve_updates_security_available";

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes =
        Nodes.of("n1")
            .data(
                "/nodes/n1/apt/repositories",
                "{\"digest\":\"d\",\"errors\":[{\"path\":\"/etc/apt/x.list\",\"error\":\"what?\"}],\"files\":[],"
                    + "\"infos\":[],\"standard-repos\":[]}");
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void nothingToInstallIsZeroAndNotAbsent() {
    nodes.data("/nodes/n1/apt/update", "[]");
    assertThat(nodes.samples(CollectorName.UPDATES))
        .containsExactlyInAnyOrder(
            "pve_updates_available{node=\"n1\",origin=\"Debian\"} 0.0",
            "pve_updates_available{node=\"n1\",origin=\"Proxmox\"} 0.0",
            "pve_updates_security_available{node=\"n1\"} 0.0",
            "pve_repository_errors{node=\"n1\"} 1.0");
  }

  @Test
  void updatesAreCountedByOrigin() {
    nodes.data(
        "/nodes/n1/apt/update",
        """
        [{"Package":"a","Origin":"Proxmox","Version":"8.4.4"},
         {"Package":"b","Origin":"Proxmox","Version":"8.4.5"},
         {"Package":"c","Origin":"Example Inc.","Version":"1"},
         {"Package":"d","Version":"2"}]
        """);
    assertThat(nodes.samples(CollectorName.UPDATES))
        .contains(
            "pve_updates_available{node=\"n1\",origin=\"Debian\"} 0.0",
            "pve_updates_available{node=\"n1\",origin=\"Example Inc.\"} 1.0",
            "pve_updates_available{node=\"n1\",origin=\"Proxmox\"} 2.0",
            "pve_updates_available{node=\"n1\",origin=\"unknown\"} 1.0",
            "pve_updates_security_available{node=\"n1\"} 0.0");
  }

  @Test
  void updatesOfDebianThatMayBeForSecurityLeaveTheNumberOfThoseOpen() {
    nodes.data(
        "/nodes/n1/apt/update",
        "[{\"Package\":\"openssl\",\"Origin\":\"Debian\",\"Version\":\"3.0.17-1~deb12u3\"}]");
    assertThat(nodes.samples(CollectorName.UPDATES))
        .contains("pve_updates_available{node=\"n1\",origin=\"Debian\"} 1.0")
        .noneMatch(sample -> sample.startsWith(SECURITY));
  }

  @Test
  void anOriginThatNamesSecurityIsCounted() {
    nodes.data(
        "/nodes/n1/apt/update",
        """
        [{"Package":"openssl","Origin":"Debian-Security","Version":"3.0.17-1~deb12u3"},
         {"Package":"bash","Origin":"Debian","Version":"5.2-1+deb12u1"}]
        """);
    assertThat(nodes.samples(CollectorName.UPDATES)).contains(SECURITY + "{node=\"n1\"} 1.0");
  }

  @Test
  void withoutTheRightToSeeUpdatesTheRepositoriesAreStillTold() {
    nodes.data("/access/permissions", "{\"/\":{\"Sys.Audit\":1}}");
    try (Collecting collecting = nodes.collecting(CollectorName.UPDATES)) {
      assertThat(collecting.poll().samples())
          .containsExactly("pve_repository_errors{node=\"n1\"} 1.0");
      assertThat(collecting.snapshot().missing())
          .singleElement()
          .hasToString(
              "MissingPermission[collector=UPDATES, path=/nodes/n1, privilege=Sys.Modify]");
    }
    assertThat(nodes.asked()).doesNotContain("/nodes/n1/apt/update");
  }
}
