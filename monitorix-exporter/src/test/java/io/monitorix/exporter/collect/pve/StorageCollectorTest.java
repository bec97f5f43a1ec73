package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageCollectorTest {

  private static final String HERE =
      """
      [{"storage":"local","type":"dir","active":1,"enabled":1,"shared":0,"total":100,"used":30,"avail":60},
       {"storage":"nas","type":"nfs","active":1,"enabled":1,"shared":1,"total":900,"used":400,"avail":500}]
      """;
  private static final String NAS_AWAY =
      """
      [{"storage":"local","type":"dir","active":1,"enabled":1,"shared":0,"total":100,"used":30,"avail":60},
       {"storage":"nas","type":"nfs","active":0,"enabled":1,"shared":1,"total":0,"used":0,"avail":0}]
      """;

  private Nodes nodes;

  @BeforeEach
  void start() throws IOException {
    nodes = Nodes.of("n2", "n1").data("/nodes/n1/storage", HERE).data("/nodes/n2/storage", HERE);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void eachNodeTellsOfItsStoragesAndASharedOneIsMarkedOnce() {
    assertThat(nodes.samples(CollectorName.STORAGE))
        .contains(
            "pve_storage_active{id=\"storage/n1/local\"} 1.0",
            "pve_storage_enabled{id=\"storage/n1/local\"} 1.0",
            "pve_storage_size_bytes{id=\"storage/n1/local\"} 100.0",
            "pve_storage_usage_bytes{id=\"storage/n1/local\"} 30.0",
            "pve_storage_available_bytes{id=\"storage/n1/local\"} 60.0",
            "pve_storage_size_bytes{id=\"storage/n2/nas\"} 900.0")
        .filteredOn(sample -> sample.startsWith("pve_storage_unique_info"))
        .containsExactlyInAnyOrder(
            "pve_storage_unique_info{id=\"storage/n1/local\",storage=\"local\"} 1.0",
            "pve_storage_unique_info{id=\"storage/n2/local\",storage=\"local\"} 1.0",
            "pve_storage_unique_info{id=\"storage/n1/nas\",storage=\"nas\"} 1.0");
  }

  @Test
  void aSharedStorageIsMarkedWhereItWorks() {
    nodes.data("/nodes/n1/storage", NAS_AWAY);
    assertThat(nodes.samples(CollectorName.STORAGE))
        .contains(
            "pve_storage_active{id=\"storage/n1/nas\"} 0.0",
            "pve_storage_enabled{id=\"storage/n1/nas\"} 1.0",
            "pve_storage_unique_info{id=\"storage/n2/nas\",storage=\"nas\"} 1.0")
        .doesNotContain(
            "pve_storage_size_bytes{id=\"storage/n1/nas\"} 0.0",
            "pve_storage_unique_info{id=\"storage/n1/nas\",storage=\"nas\"} 1.0");
  }

  @Test
  void aSharedStorageThatWorksNowhereIsStillMarkedOnce() {
    nodes.data("/nodes/n1/storage", NAS_AWAY).data("/nodes/n2/storage", NAS_AWAY);
    assertThat(nodes.samples(CollectorName.STORAGE))
        .filteredOn(sample -> sample.contains("unique") && sample.contains("nas"))
        .containsExactly("pve_storage_unique_info{id=\"storage/n1/nas\",storage=\"nas\"} 1.0");
  }

  @Test
  void aNodeThatFailsCostsItsOwnSeriesAndNotTheMarkOfSharedStorages() {
    try (Collecting collecting = nodes.collecting(CollectorName.STORAGE)) {
      collecting.poll();
      nodes.refuse("/nodes/n1/storage", 500, "got timeout");
      for (int beat = 0; beat < 8; beat++) {
        collecting.pollAfter(Duration.ofSeconds(30));
      }
      assertThat(collecting.samples("pve_storage_active"))
          .containsExactlyInAnyOrder(
              "pve_storage_active{id=\"storage/n2/local\"} 1.0",
              "pve_storage_active{id=\"storage/n2/nas\"} 1.0");
      assertThat(collecting.samples("pve_storage_unique_info"))
          .contains("pve_storage_unique_info{id=\"storage/n2/nas\",storage=\"nas\"} 1.0");
    }
  }

  @Test
  void fieldsThatAreMissingAreAbsent() {
    nodes
        .data("/nodes/n1/storage", "[{\"storage\":\"odd\"}]")
        .data("/nodes/n2/storage", "[{\"storage\":\"some\",\"active\":1,\"used\":7}]");
    assertThat(nodes.samples(CollectorName.STORAGE))
        .containsExactlyInAnyOrder(
            "pve_storage_active{id=\"storage/n2/some\"} 1.0",
            "pve_storage_usage_bytes{id=\"storage/n2/some\"} 7.0",
            "pve_storage_unique_info{id=\"storage/n1/odd\",storage=\"odd\"} 1.0",
            "pve_storage_unique_info{id=\"storage/n2/some\",storage=\"some\"} 1.0");
  }
}
