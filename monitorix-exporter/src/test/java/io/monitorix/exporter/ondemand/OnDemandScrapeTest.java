package io.monitorix.exporter.ondemand;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.config.TlsConfig;
import io.monitorix.exporter.fixture.RecordedServer;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.MetricFamilies;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class OnDemandScrapeTest {

  private static final Path ODD = Path.of("src/test/resources/odd-cluster/answers.json");
  private static final ScrapeRequest ALL = new ScrapeRequest("lab", null, true, true);
  private static final ScrapeRequest NODE = new ScrapeRequest("lab", null, false, true);

  private final List<String> scraped = Collections.synchronizedList(new ArrayList<>());
  private final List<String> called = Collections.synchronizedList(new ArrayList<>());

  private final ScrapeObserver observer =
      new ScrapeObserver() {
        @Override
        public void scraped(ScrapeRequest request, Duration duration, boolean success) {
          scraped.add(request.target() + " " + success);
        }

        @Override
        public void called(String url, Duration duration, boolean success) {
          called.add(url + " " + success);
        }
      };

  private OnDemandScrape scraping(TargetConfig target) {
    return new OnDemandScrape(
        () -> new Destinations(List.of(target), Map.of(), false),
        name -> true,
        observer,
        new VirtualClock(),
        ZoneOffset.UTC);
  }

  @Test
  void requestsForTheSameThingAtTheSameTimeShareOneReading() throws Exception {
    try (RecordedServer server = RecordedServer.of(ODD);
        OnDemandScrape scrape =
            scraping(Targets.of("lab", server.url(), server.login(), server.tls()))) {
      scrape.scrape(ALL).get(20, SECONDS);
      List<String> asOne = server.asked();

      server.shut();
      CompletableFuture<MetricFamilies> first = scrape.scrape(ALL);
      await().until(() -> server.asked().size() > asOne.size());
      CompletableFuture<MetricFamilies> second = scrape.scrape(ALL);
      assertThat(first).isNotDone();
      server.open();

      assertThat(second.get(20, SECONDS)).isSameAs(first.get(20, SECONDS));
      assertThat(server.asked()).hasSize(2 * asOne.size());
      assertThat(asOne).doesNotHaveDuplicates();
      assertThat(scraped).containsExactly("lab true", "lab true");

      scrape.scrape(ALL).get(20, SECONDS);
      assertThat(server.asked()).as("a later one reads anew").hasSize(3 * asOne.size());
    }
  }

  @Test
  void requestsForDifferentThingsAreReadApart() throws Exception {
    try (RecordedServer server = RecordedServer.of(ODD);
        OnDemandScrape scrape =
            scraping(Targets.of("lab", server.url(), server.login(), server.tls()))) {
      server.shut();
      CompletableFuture<MetricFamilies> all = scrape.scrape(ALL);
      CompletableFuture<MetricFamilies> node = scrape.scrape(NODE);
      server.open();

      assertThat(node.get(20, SECONDS)).isNotSameAs(all.get(20, SECONDS));
      assertThat(names(node.join())).doesNotContain("pve_node_info");
      assertThat(names(all.join())).contains("pve_node_info").containsAll(names(node.join()));
    }
  }

  @Test
  void whatFailsTakesNothingElseWithItAndIsTold() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 8).start();
        OnDemandScrape scrape = scraping(Targets.of("lab", simulator))) {
      MetricFamilies whole = scrape.scrape(ALL).get(20, SECONDS);
      assertThat(names(whole))
          .contains("pve_onboot_status")
          .doesNotContain("pve_collector_success");

      simulator.faults().on("/nodes").failWith(500, "disk is full");
      simulator.faults().on("/cluster/backup-info").denyPermission();
      MetricFamilies partial = scrape.scrape(ALL).get(20, SECONDS);

      assertThat(names(partial))
          .contains("pve_up", "pve_node_info", "pve_version_info")
          .doesNotContain("pve_onboot_status", "pve_subscription_info", "pve_not_backed_up_total");
      assertThat(collectors(partial))
          .isEqualTo(
              Map.of(
                  "status", 1.0,
                  "version", 1.0,
                  "node", 1.0,
                  "cluster", 1.0,
                  "resources", 1.0,
                  "qdevice", 1.0,
                  "backup-info", 0.0,
                  "config", 0.0,
                  "replication", 0.0,
                  "subscription", 0.0));
      assertThat(scraped).containsOnly("lab true");
      assertThat(called)
          .contains(
              simulator.url() + "/api2/json/cluster/status true",
              simulator.url() + "/api2/json/nodes/pve1/qemu false");

      simulator.faults().clear();
      assertThat(names(scrape.scrape(ALL).get(20, SECONDS))).isEqualTo(names(whole));
    }
  }

  @Test
  void eachWhoAsksIsAnsweredInTimeWithWhatThereIsWhileTheReadingGoesOn() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(2, 8).start();
        OnDemandScrape scrape = scraping(Targets.of("lab", simulator))) {
      scrape.scrape(ALL).get(20, SECONDS);
      scraped.clear();
      simulator.faults().on("/nodes").slow(Duration.ofMillis(1500));

      CompletableFuture<MetricFamilies> patient = scrape.scrape(ALL);
      CompletableFuture<MetricFamilies> hurried = scrape.scrape(ALL, Duration.ofMillis(700));
      MetricFamilies inTime = hurried.get(20, SECONDS);

      assertThat(patient).isNotDone();
      assertThat(names(inTime))
          .contains("pve_up", "pve_version_info", "pve_collector_success")
          .doesNotContain("pve_onboot_status", "pve_subscription_info");
      assertThat(collectors(inTime))
          .containsEntry("status", 1.0)
          .containsEntry("config", 0.0)
          .containsEntry("subscription", 0.0);
      assertThat(scraped).as("the reading goes on").isEmpty();

      assertThat(names(patient.get(20, SECONDS)))
          .contains("pve_onboot_status", "pve_subscription_info")
          .doesNotContain("pve_collector_success");
      assertThat(scraped).containsExactly("lab true");
    }
  }

  @Test
  void whoHasNoTimeForAnythingIsToldSo() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 1).start();
        OnDemandScrape scrape = scraping(Targets.of("lab", simulator))) {
      simulator.faults().slow(Duration.ofSeconds(2));

      assertThatThrownBy(() -> scrape.scrape(ALL, Duration.ofMillis(200)).get(20, SECONDS))
          .hasCauseInstanceOf(ScrapeException.TargetFailed.class)
          .hasMessageContaining("when the scraper's time was over");
    }
  }

  @Test
  void targetThatGivesNothingFailsTheScrapeAndTheNextOneTriesAgain() throws Exception {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 2).start();
        OnDemandScrape scrape = scraping(Targets.of("lab", simulator))) {
      simulator.faults().failWith(503, "maintenance");

      assertThatThrownBy(() -> scrape.scrape(ALL).get(20, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ScrapeException.TargetFailed.class)
          .hasMessageStartingWith("target 'lab' gave nothing: ")
          .hasMessageContaining("maintenance");
      assertThat(scraped).containsExactly("lab false");

      simulator.faults().clear();
      assertThat(names(scrape.scrape(ALL).get(20, SECONDS))).contains("pve_up");
    }
  }

  @Test
  void certificateFileThatIsGoneFailsTheScrapeWithTheReason() {
    TargetConfig target =
        Targets.of(
            "lab",
            "https://127.0.0.1:" + Targets.closedPort(),
            Targets.dead("any").login(),
            new TlsConfig.CaFile(Path.of("no-such-folder", "ca.pem")));
    try (OnDemandScrape scrape = scraping(target)) {
      assertThat(scrape.scrape(ALL))
          .failsWithin(Duration.ofSeconds(10))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(ScrapeException.TargetFailed.class)
          .withMessageContaining("ca.pem");
    }
  }

  @Test
  void requestsThatAreRefusedAreNotObservedSinceTheirNamesAreAnybodysChoice() {
    try (OnDemandScrape scrape = scraping(Targets.dead("lab"))) {
      for (int i = 0; i < 10; i++) {
        assertThat(scrape.scrape(new ScrapeRequest("lab", "made-up-" + i, true, true)))
            .isCompletedExceptionally();
        assertThat(scrape.scrape(new ScrapeRequest("made-up-" + i, null, true, true)))
            .isCompletedExceptionally();
      }
    }
    assertThat(scraped).isEmpty();
  }

  @Test
  void collectorsThatAreOffAreNotRead() throws Exception {
    try (RecordedServer server = RecordedServer.of(ODD);
        OnDemandScrape scrape =
            new OnDemandScrape(
                () ->
                    new Destinations(
                        List.of(Targets.of("lab", server.url(), server.login(), server.tls())),
                        Map.of(),
                        false),
                name -> name == CollectorName.VERSION,
                ScrapeObserver.NONE,
                new VirtualClock(),
                ZoneOffset.UTC)) {
      assertThat(names(scrape.scrape(ALL).get(20, SECONDS))).containsExactly("pve_version_info");
      assertThat(server.asked()).containsExactly("/api2/json/version");
    }
  }

  private static Set<String> names(MetricFamilies families) {
    Set<String> names = new HashSet<>();
    for (MetricSnapshot snapshot : families.current()) {
      names.add(snapshot.getMetadata().getPrometheusName());
    }
    return names;
  }

  private static Map<String, Double> collectors(MetricFamilies families) {
    Map<String, Double> successes = new TreeMap<>();
    for (MetricSnapshot snapshot : families.current()) {
      if (snapshot.getMetadata().getName().equals("pve_collector_success")) {
        for (var point : snapshot.getDataPoints()) {
          if (point instanceof GaugeDataPointSnapshot gauge) {
            successes.put(String.valueOf(gauge.getLabels().get("collector")), gauge.getValue());
          }
        }
      }
    }
    return successes;
  }
}
