package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.collect.Dialect;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.fixture.Collecting;
import io.monitorix.exporter.fixture.JsonServer;
import io.monitorix.exporter.fixture.Samples;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.ondemand.ScrapeObserver;
import io.monitorix.exporter.ondemand.ScrapeRequest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What collectors make of answers, from the JSON to the lines that are scraped. */
class CollectorsTest {

  private static final String STATUS =
      """
      [{"type":"node","id":"node/n2","name":"n2","nodeid":2,"online":0,"local":0,"level":"c"},
       {"type":"cluster","id":"cluster","name":"lab","nodes":2,"quorate":1,"version":7,"extra-key":"x"},
       {"type":"node","id":"node/n1","name":"n1","nodeid":1,"online":1,"local":1,"level":"","ip":"10.9.8.1"}]
      """;

  private static final String RESOURCES =
      """
      [{"type":"node","id":"node/n1","node":"n1","status":"online","cpu":0.5,"maxcpu":8,"mem":5,"maxmem":9,
        "disk":1,"maxdisk":2,"uptime":60,"hastate":"maintenance"},
       {"type":"qemu","id":"qemu/100","vmid":100,"node":"n1","name":"a\\"b\\\\c\\nd 🚀","status":"running",
        "template":0,"cpu":0.25,"maxcpu":2,"mem":3,"maxmem":4,"memhost":6,"netin":10,"netout":0.25,
        "diskread":"12","diskwrite":13,"uptime":99,"tags":"web;prod","pool":"front","hastate":"ignored",
        "lock":"backup"},
       {"type":"lxc","id":"lxc/101","vmid":101,"node":"n1","name":"ct","status":"running","template":0,
        "maxcpu":1,"maxmem":100,"tags":""},
       {"type":"qemu","id":"qemu/900","vmid":900,"node":"n1","name":"tpl","status":"stopped","template":1},
       {"type":"storage","id":"storage/n1/nfs","node":"n1","storage":"nfs","plugintype":"nfs",
        "content":"iso,backup","shared":1,"status":"available","disk":1,"maxdisk":2},
       {"type":"storage","id":"storage/n1/off","node":"n1","storage":"off","plugintype":"dir",
        "content":"","shared":0,"status":"unknown"},
       {"type":"pool","id":"/pool/front","pool":"front","cpu":0.1,"maxcpu":2,"mem":3,"maxmem":4},
       {"type":"sdn","id":"sdn/n1/localnetwork","sdn":"localnetwork","node":"n1","status":"ok"},
       {"type":"network","id":"network/n1/zone/z9","network":"z9","network-type":"zone","node":"n1",
        "status":"error"}]
      """;

  private JsonServer server;

  @BeforeEach
  void start() throws Exception {
    server = new JsonServer().data("/cluster/status", STATUS).data("/cluster/resources", RESOURCES);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MetricFamilies collect(Dialect dialect, CollectorName... names) {
    if (dialect == Dialect.NATIVE) {
      try (Collecting collecting = Collecting.of(server.target(), names)) {
        return collecting.poll().families();
      }
    }
    try (OnDemandScrape scrape =
        new OnDemandScrape(
            () -> new Destinations(List.of(server.target()), Map.of(), false),
            Set.of(names)::contains,
            ScrapeObserver.NONE,
            InstantSource.system(),
            ZoneId.of("Europe/Vienna"))) {
      return scrape.scrape(new ScrapeRequest("it", null, true, true)).join();
    }
  }

  @Test
  void nodesAndClusterGuestsAndStoragesAreUpOrNot() {
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.STATUS)))
        .containsExactlyInAnyOrder(
            "pve_up{id=\"cluster/lab\"} 1.0",
            "pve_up{id=\"node/n1\"} 1.0",
            "pve_up{id=\"node/n2\"} 0.0",
            "pve_up{id=\"qemu/100\"} 1.0",
            "pve_up{id=\"lxc/101\"} 1.0",
            "pve_up{id=\"qemu/900\"} 0.0",
            "pve_up{id=\"storage/n1/nfs\"} 1.0",
            "pve_up{id=\"storage/n1/off\"} 0.0");
  }

  @Test
  void namesWithQuotesNewlinesAndEmojiAreEscaped() {
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.RESOURCES), "pve_guest_info"))
        .contains(
            "pve_guest_info{id=\"qemu/100\",name=\"a\\\"b\\\\c\\nd 🚀\",node=\"n1\","
                + "tags=\"web;prod\",template=\"0\",type=\"qemu\"} 1.0");
  }

  @Test
  void figuresAreAbsentWhereProxmoxReportsNone() {
    MetricFamilies families = collect(Dialect.NATIVE, CollectorName.RESOURCES);
    assertThat(Samples.samples(families, "pve_cpu_usage_ratio"))
        .containsExactlyInAnyOrder(
            "pve_cpu_usage_ratio{id=\"node/n1\"} 0.5", "pve_cpu_usage_ratio{id=\"qemu/100\"} 0.25");
    assertThat(Samples.samples(families, "pve_disk_size_bytes"))
        .containsExactlyInAnyOrder(
            "pve_disk_size_bytes{id=\"node/n1\"} 2.0",
            "pve_disk_size_bytes{id=\"storage/n1/nfs\"} 2.0");
  }

  @Test
  void countersStandBesideTheDeprecatedGauges() {
    String text = Samples.text(collect(Dialect.NATIVE, CollectorName.RESOURCES));
    assertThat(text)
        .contains(
            """
            # TYPE pve_network_transmit_bytes_total counter
            pve_network_transmit_bytes_total{id="qemu/100"} 0.25
            """)
        .contains(
            """
            # TYPE pve_network_transmit_bytes gauge
            pve_network_transmit_bytes{id="qemu/100"} 0.25
            """)
        .contains("pve_disk_read_bytes_total{id=\"qemu/100\"} 12.0\n");
  }

  @Test
  void nativeStateSetsHoldTheTrueStateOnly() {
    MetricFamilies families = collect(Dialect.NATIVE, CollectorName.RESOURCES);
    assertThat(Samples.samples(families, "pve_ha_state"))
        .containsExactlyInAnyOrder(
            "pve_ha_state{id=\"node/n1\",state=\"maintenance\"} 1.0",
            "pve_ha_state{id=\"qemu/100\",state=\"ignored\"} 1.0");
    assertThat(Samples.samples(families, "pve_lock_state"))
        .containsExactly("pve_lock_state{id=\"qemu/100\",state=\"backup\"} 1.0");
  }

  @Test
  void compatibleStateSetsHoldEachStateThatPveExporterKnows() {
    MetricFamilies families = collect(Dialect.COMPATIBLE, CollectorName.RESOURCES);
    assertThat(Samples.samples(families, "pve_ha_state"))
        .hasSize(5 + 3 * 11)
        .contains("pve_ha_state{id=\"node/n1\",state=\"maintenance\"} 1.0")
        .filteredOn(line -> line.contains("qemu/100"))
        .allMatch(line -> line.endsWith(" 0.0"));
    assertThat(Samples.samples(families, "pve_lock_state"))
        .hasSize(3 * 9)
        .filteredOn(line -> line.endsWith(" 1.0"))
        .containsExactly("pve_lock_state{id=\"qemu/100\",state=\"backup\"} 1.0");
  }

  @Test
  void rowsOfPoolsAreAmongTheGuestsOnlyWherePveExporterPutsThem() {
    assertThat(Samples.text(collect(Dialect.COMPATIBLE, CollectorName.RESOURCES)))
        .contains("pve_memory_usage_bytes{id=\"/pool/front\"} 3.0")
        .doesNotContain("pve_sdn_zone_up", "pve_guest_tag_info", "pve_guest_host_memory_bytes");
    assertThat(Samples.text(collect(Dialect.NATIVE, CollectorName.RESOURCES)))
        .doesNotContain("/pool/");
  }

  @Test
  void nativeResourcesTellOfPoolsTagsZonesAndAllocation() {
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.RESOURCES)))
        .contains(
            "pve_guest_pool_info{id=\"qemu/100\",pool=\"front\"} 1.0",
            "pve_guest_tag_info{id=\"qemu/100\",tag=\"web\"} 1.0",
            "pve_guest_tag_info{id=\"qemu/100\",tag=\"prod\"} 1.0",
            "pve_guest_host_memory_bytes{id=\"qemu/100\"} 6.0",
            "pve_guest_allocated_cpus{node=\"n1\"} 3.0",
            "pve_guest_allocated_memory_bytes{node=\"n1\"} 104.0",
            "pve_sdn_zone_up{id=\"sdn/n1/localnetwork\",node=\"n1\",zone=\"localnetwork\"} 1.0",
            "pve_sdn_zone_up{id=\"network/n1/zone/z9\",node=\"n1\",zone=\"z9\"} 0.0");
  }

  @Test
  void kindsOfContentAreSorted() {
    assertThat(
            Samples.samples(collect(Dialect.NATIVE, CollectorName.RESOURCES), "pve_storage_info"))
        .contains(
            "pve_storage_info{content=\"backup,iso\",id=\"storage/n1/nfs\",node=\"n1\","
                + "plugintype=\"nfs\",storage=\"nfs\"} 1.0");
  }

  @Test
  void theClusterInfoHasTheKeysThatTheAnswerHas() {
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.CLUSTER)))
        .containsExactly(
            "pve_cluster_info{extra_key=\"x\",id=\"cluster/lab\",nodes=\"2\",quorate=\"1\","
                + "version=\"7\"} 1.0");
  }

  @Test
  void theNativeClusterCountsNodesAndGuests() {
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.CLUSTER)))
        .containsExactlyInAnyOrder(
            "pve_cluster_info{id=\"cluster/lab\",nodes=\"2\",quorate=\"1\",version=\"7\"} 1.0",
            "pve_cluster_quorate{id=\"cluster/lab\"} 1.0",
            "pve_cluster_nodes{id=\"cluster/lab\",state=\"online\"} 1.0",
            "pve_cluster_nodes{id=\"cluster/lab\",state=\"offline\"} 1.0",
            "pve_cluster_guests{status=\"running\",type=\"lxc\"} 1.0",
            "pve_cluster_guests{status=\"running\",type=\"qemu\"} 1.0");
  }

  @Test
  void nodesHaveInfoAndAddress() {
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.NODE)))
        .containsExactlyInAnyOrder(
            "pve_node_info{id=\"node/n1\",level=\"\",name=\"n1\",nodeid=\"1\"} 1.0",
            "pve_node_info{id=\"node/n2\",level=\"c\",name=\"n2\",nodeid=\"2\"} 1.0",
            "pve_node_address_info{id=\"node/n1\",ip=\"10.9.8.1\"} 1.0");
  }

  @Test
  void theVersionHasTheLabelsThatTheAnswerHas() {
    server.data("/version", "{\"version\":\"8.4.1\",\"release\":\"8.4\",\"console\":\"html5\"}");
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.VERSION)))
        .containsExactly("pve_version_info{release=\"8.4\",version=\"8.4.1\"} 1.0");
  }

  @Test
  void guestsWithoutBackupAreCountedUnderTheFirstRowsNameAsPveExporterDoes() {
    server.data(
        "/cluster/backup-info/not-backed-up", "[{\"vmid\":101,\"type\":\"lxc\",\"name\":\"ct\"}]");
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.BACKUP_INFO)))
        .containsExactlyInAnyOrder(
            "pve_not_backed_up_info{id=\"lxc/101\"} 1.0",
            "pve_not_backed_up_total{id=\"cluster/n2\"} 1.0");
    assertThat(Samples.samples(collect(Dialect.NATIVE, CollectorName.BACKUP_INFO)))
        .contains("pve_not_backed_up_total{id=\"cluster/lab\"} 1.0");
  }

  @Test
  void aMissingQdeviceIsNoFailure() {
    server.refuse("/cluster/config/qdevice", 500, "QDevice is not configured");
    try (Collecting collecting = Collecting.of(server.target(), CollectorName.QDEVICE)) {
      assertThat(collecting.poll().snapshot().problem()).isNull();
    }
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.QDEVICE))).isEmpty();
  }

  @Test
  void aQdeviceIsUpWhenItIsConnected() {
    server.data(
        "/cluster/config/qdevice",
        "{\"Model\":\"Net\",\"State\":\"Connected (blocked)\",\"QNetd host\":\"q:5403\"}");
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.QDEVICE)))
        .containsExactlyInAnyOrder(
            "pve_qdevice_up{id=\"cluster/lab\"} 0.0",
            "pve_qdevice_info{algorithm=\"\",id=\"cluster/lab\",model=\"Net\","
                + "qnetd_host=\"q:5403\",state=\"Connected (blocked)\",tie_breaker=\"\"} 1.0");
  }

  @Test
  void theSubscriptionsDueDateIsReadInTheGivenZone() {
    server.data(
        "/nodes/n1/subscription",
        "{\"status\":\"active\",\"level\":\"b\",\"nextduedate\":\"2027-01-31\"}");
    List<String> samples = Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.SUBSCRIPTION));
    assertThat(samples)
        .hasSize(8)
        .contains(
            "pve_subscription_info{id=\"node/n1\",level=\"b\"} 1.0",
            "pve_subscription_status{id=\"node/n1\",status=\"active\"} 1.0",
            "pve_subscription_status{id=\"node/n1\",status=\"expired\"} 0.0",
            // 2027-01-30T23:00Z: midnight in Vienna
            "pve_subscription_next_due_timestamp_seconds{id=\"node/n1\"} 1.80135E9");
  }

  @Test
  void onbootIsToldWhereItIsSetAndGuestsThatVanishAreSkipped() {
    server
        .data("/nodes/n1/qemu", "[{\"vmid\":100,\"status\":\"running\"},{\"vmid\":102}]")
        .data("/nodes/n1/lxc", "[{\"vmid\":101,\"status\":\"running\"}]")
        .data("/nodes/n1/qemu/100/config", "{\"digest\":\"d\",\"onboot\":\"1\"}")
        .data("/nodes/n1/lxc/101/config", "{\"digest\":\"d\"}")
        .refuse(
            "/nodes/n1/qemu/102/config",
            500,
            "Configuration file 'nodes/n1/qemu-server/102.conf' does not exist");
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.CONFIG)))
        .containsExactly("pve_onboot_status{id=\"qemu/100\",node=\"n1\",type=\"qemu\"} 1.0");
  }

  @Test
  void aReplicationJobWhoseRowDoesNotTellIsAskedItself() {
    server
        .data(
            "/nodes/n1/replication",
            """
            [{"id":"100-0","type":"local","source":"n1","target":"n2","guest":100,"vmtype":"qemu"}]
            """)
        .data("/nodes/n1/replication/100-0/status", "{\"id\":\"100-0\",\"fail_count\":3}");
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.REPLICATION)))
        .contains("pve_replication_failed_syncs{id=\"100-0\"} 3.0");
  }

  @Test
  void replicationJobsAreToldWithTheirStatusWithoutACallForEach() {
    server.data(
        "/nodes/n1/replication",
        """
            [{"id":"100-0","type":"local","source":"n1","target":"n2","guest":100,"vmtype":"qemu",
              "duration":2.5,"last_sync":0,"last_try":1700000000,
              "next_sync":1700000900,"fail_count":3,"error":"no route"}]
            """);
    assertThat(Samples.samples(collect(Dialect.COMPATIBLE, CollectorName.REPLICATION)))
        .containsExactlyInAnyOrder(
            "pve_replication_info{guest=\"qemu/100\",id=\"100-0\",source=\"node/n1\","
                + "target=\"node/n2\",type=\"local\"} 1.0",
            "pve_replication_duration_seconds{id=\"100-0\"} 2.5",
            "pve_replication_last_sync_timestamp_seconds{id=\"100-0\"} 0.0",
            "pve_replication_last_try_timestamp_seconds{id=\"100-0\"} 1.7E9",
            "pve_replication_next_sync_timestamp_seconds{id=\"100-0\"} 1.7000009E9",
            "pve_replication_failed_syncs{id=\"100-0\"} 3.0");
  }

  @Test
  void aSourceThatSeveralCollectorsNeedIsAskedOnce() {
    server.data("/version", "{}");
    collect(
        Dialect.NATIVE,
        CollectorName.STATUS,
        CollectorName.NODE,
        CollectorName.CLUSTER,
        CollectorName.RESOURCES,
        CollectorName.VERSION);
    assertThat(server.asked())
        .containsExactlyInAnyOrder(
            "/access/permissions", "/cluster/status", "/cluster/resources", "/version");
  }
}
