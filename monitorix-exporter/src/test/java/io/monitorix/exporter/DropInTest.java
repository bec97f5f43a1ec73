package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.exporter.config.ProbesConfig;
import io.monitorix.exporter.exposition.PreparedMetrics;
import io.monitorix.exporter.exposition.TargetMetrics;
import io.monitorix.exporter.fixture.Exposition;
import io.monitorix.exporter.fixture.RecordedServer;
import io.monitorix.exporter.fixture.RunningExporter;
import io.monitorix.exporter.fixture.Targets;
import io.monitorix.exporter.fixture.TestServer;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.MetricFamilies;
import io.monitorix.exporter.ondemand.Destinations;
import io.monitorix.exporter.ondemand.OnDemandScrape;
import io.monitorix.exporter.ondemand.ScrapeObserver;
import io.monitorix.exporter.poll.SnapshotBoard;
import io.monitorix.exporter.probe.IcmpSupport;
import io.monitorix.exporter.probe.Probes;
import io.monitorix.exporter.web.ReloadResult;
import io.monitorix.exporter.web.Routes;
import io.monitorix.exporter.web.WebServer;
import io.monitorix.exporter.web.access.WebAccess;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code /pve} against what prometheus-pve-exporter answers for the same server. */
class DropInTest {

  private static final Path ODD = Path.of("src/test/resources/odd-cluster");

  /** What is asked for, and the recording that holds the answer. */
  private static final Map<String, String> RECORDINGS =
      Map.of(
          "&cluster=1&node=0", "cluster.prom",
          "&cluster=0&node=1", "node.prom",
          "&cluster=1&node=1", "both.prom",
          "", "both.prom");

  @Test
  void answersAsPveExporterDidForEachRecordedServer() throws IOException {
    List<Path> folders = recordedServers();
    assumeTrue(!folders.isEmpty(), "no recordings beside the repository");
    for (Path folder : folders) {
      Map<String, Exposition> answers = scraped(folder, RECORDINGS.keySet());
      for (var answer : answers.entrySet()) {
        String recording = RECORDINGS.getOrDefault(answer.getKey(), "");
        Exposition expected = Exposition.parse(Files.readString(folder.resolve(recording)));
        assertSame(answer.getValue(), expected, recording + " of " + folder.getFileName());
      }
    }
  }

  private static void assertSame(Exposition ours, Exposition expected, String what) {
    assertThat(ours.values())
        .as(what)
        .isNotEmpty()
        .containsExactlyInAnyOrderEntriesOf(expected.values());
    Set<String> metrics = metrics(expected);
    assertThat(ours.types()).as(what).isEqualTo(restricted(expected.types(), metrics));
    assertThat(ours.helps()).as(what).isEqualTo(restricted(expected.helps(), metrics));
  }

  @Test
  void oddNamesMissingKeysAndNumbersInTextsComeOutAsPveExporterWritesThem() throws IOException {
    Exposition expected = Exposition.parse(Files.readString(ODD.resolve("expected.prom")));

    assertThat(scraped(ODD, Set.of("&cluster=1&node=1")).values())
        .singleElement()
        .satisfies(
            ours ->
                assertThat(ours.values()).containsExactlyInAnyOrderEntriesOf(expected.values()));
  }

  private static Map<String, Exposition> scraped(Path folder, Set<String> queries) {
    try (RecordedServer server = RecordedServer.of(folder.resolve("answers.json"));
        OnDemandScrape scrape =
            new OnDemandScrape(
                () ->
                    new Destinations(
                        List.of(Targets.of("it", server.url(), server.login(), server.tls())),
                        Map.of(),
                        false),
                name -> true,
                ScrapeObserver.NONE,
                new VirtualClock(),
                ZoneOffset.UTC);
        Probes probes =
            new Probes(ProbesConfig.standard(), IcmpSupport.detect(Map.of(), new Random()));
        WebServer web = web(scrape, probes)) {
      Map<String, Exposition> answers = new HashMap<>();
      for (String query : queries) {
        HttpResponse<String> answer =
            RunningExporter.get(web.port(), "/pve?target=it&module=default" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        answers.put(query, Exposition.parse(answer.body()));
      }
      return answers;
    }
  }

  private static WebServer web(OnDemandScrape scrape, Probes probes) {
    VirtualClock clock = new VirtualClock();
    PreparedMetrics none =
        new PreparedMetrics(MetricFamilies::new, MetricSnapshots::of, Runnable::run, clock);
    SnapshotBoard board = new SnapshotBoard(false);
    return TestServer.start(
        RunningExporter.LOCAL,
        WebAccess.open(),
        Routes.of(
            List::of,
            board,
            none,
            new TargetMetrics(List::of, target -> new MetricFamilies(), Runnable::run, clock),
            scrape,
            probes,
            Runnable::run,
            clock,
            "test",
            () -> ReloadResult.SUCCESSFUL));
  }

  /** pve-exporter names metrics of which it has no sample as well. */
  private static Set<String> metrics(Exposition expected) {
    return expected.values().keySet().stream()
        .map(series -> series.substring(0, series.indexOf('{')))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> restricted(Map<String, String> all, Set<String> names) {
    return all.entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Path> recordedServers() {
    Optional<Path> recordings =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
            .findFirst()
            .map(root -> root.resolveSibling("shared").resolve("drop-in"))
            .filter(Files::isDirectory);
    if (recordings.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(recordings.get())) {
      return folders.filter(folder -> Files.exists(folder.resolve("answers.json"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
