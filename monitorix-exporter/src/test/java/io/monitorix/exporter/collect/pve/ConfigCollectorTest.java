package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.ondemand.ScrapeObserver;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigCollectorTest {

  private JsonServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new JsonServer()
            .data(
                "/cluster/status",
                "[{\"type\":\"node\",\"id\":\"node/n1\",\"name\":\"n1\",\"online\":1,\"local\":1}]")
            .data(
                "/cluster/resources",
                """
                [{"type":"qemu","id":"qemu/100","vmid":100,"node":"n1","status":"stopped"},
                 {"type":"qemu","id":"qemu/101","vmid":101,"node":"n1","status":"stopped"},
                 {"type":"lxc","id":"lxc/102","vmid":102,"node":"n1","status":"running"}]
                """)
            .data(
                "/nodes/n1/qemu/100/config",
                """
                {"digest":"d","onboot":1,"ostype":"win11","machine":"pc-q35-9.0,viommu=intel","bios":"ovmf",
                 "cpu":"host,flags=+aes","agent":"enabled=1,fstrim_cloned_disks=1","protection":1}
                """)
            .data("/nodes/n1/qemu/101/config", "{\"digest\":\"d\",\"agent\":\"0\"}")
            .data("/nodes/n1/lxc/102/config", "{\"digest\":\"d\",\"ostype\":\"debian\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void configurationsAreToldWithEmptyLabelsForWhatIsLeftToProxmox() {
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.CONFIG)) {
      assertThat(collecting.poll().samples("pve_guest_config_info"))
          .containsExactlyInAnyOrder(
              "pve_guest_config_info{agent=\"1\",bios=\"ovmf\",cpu_type=\"host\",id=\"qemu/100\","
                  + "machine=\"pc-q35-9.0\",ostype=\"win11\",protection=\"1\"} 1.0",
              "pve_guest_config_info{agent=\"0\",bios=\"\",cpu_type=\"\",id=\"qemu/101\","
                  + "machine=\"\",ostype=\"\",protection=\"0\"} 1.0",
              "pve_guest_config_info{agent=\"\",bios=\"\",cpu_type=\"\",id=\"lxc/102\","
                  + "machine=\"\",ostype=\"debian\",protection=\"0\"} 1.0");
    }
  }

  @Test
  void wherePveExporterHasNoSuchMetricThereIsNone() {
    server
        .data("/nodes/n1/qemu", "[{\"vmid\":100},{\"vmid\":101}]")
        .data("/nodes/n1/lxc", "[{\"vmid\":102}]");
    try (OnDemandScrape scrape =
        new OnDemandScrape(
            () -> new Destinations(List.of(server.target()), Map.of(), false),
            CollectorName.CONFIG::equals,
            ScrapeObserver.NONE,
            InstantSource.system(),
            ZoneOffset.UTC)) {
      MetricFamilies families = scrape.scrape(new ScrapeRequest("it", null, true, true)).join();
      assertThat(Samples.samples(families))
          .containsExactly("pve_onboot_status{id=\"qemu/100\",node=\"n1\",type=\"qemu\"} 1.0");
    }
  }
}
