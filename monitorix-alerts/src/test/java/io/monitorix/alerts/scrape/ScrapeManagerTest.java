package io.monitorix.alerts.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.relabel.NameScheme;
import io.monitorix.alerts.relabel.RelabelConfig;
import io.monitorix.alerts.relabel.RelabelConfig.Action;
import io.monitorix.alerts.scrape.config.SampleRules;
import io.monitorix.alerts.scrape.config.ScrapeConfig;
import io.monitorix.alerts.scrape.config.ScrapeLimits;
import io.monitorix.alerts.scrape.config.TargetGroup;
import io.monitorix.alerts.scrape.config.TargetSources;
import io.monitorix.alerts.series.head.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeManagerTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static ScrapeConfig job(String name, String... addresses) {
    return ScrapeConfig.of(name, TargetSources.of(addresses))
        .every(INTERVAL, Duration.ofSeconds(5));
  }

  private static RelabelConfig rule(Action action, String source, String regex) {
    return new RelabelConfig(List.of(source), ";", regex, 0, "", "$1", action);
  }

  @Test
  void eachScrapeIsStoredWithItsReport() {
    rig.answers.put("a:1", "load{core=\"0\"} 1.5\nload{core=\"1\"} 2\n");
    rig.apply(job("node", "a:1"));

    rig.pass(INTERVAL.multipliedBy(2));

    assertThat(Stored.of(rig.store, "load"))
        .containsOnlyKeys(
            "{core=\"0\", instance=\"a:1\", job=\"node\"}",
            "{core=\"1\", instance=\"a:1\", job=\"node\"}");
    assertThat(rig.values("up")).containsExactly("1.0", "1.0");
    assertThat(rig.values("scrape_samples_scraped")).containsExactly("2.0", "2.0");
    assertThat(rig.values("scrape_samples_post_metric_relabeling")).containsExactly("2.0", "2.0");
    assertThat(rig.values("scrape_series_added")).containsExactly("2.0", "0.0");
    assertThat(rig.values("scrape_duration_seconds")).hasSize(2);
    assertThat(rig.values("scrape_timeout_seconds")).isEmpty();
    assertThat(rig.only().health()).isEqualTo(Health.UP);
    assertThat(rig.manager.status().get(0).counts().succeeded()).isEqualTo(2);
  }

  @Test
  void seriesThatVanishAndAllOfAFailedScrapeEnd() {
    rig.answers.put("a:1", "a 1\nb 1\n");
    rig.apply(job("node", "a:1"));
    rig.pass(INTERVAL);
    rig.answers.put("a:1", "a 2\n");
    rig.pass(INTERVAL);
    rig.answers.remove("a:1");
    rig.pass(INTERVAL);
    rig.answers.put("a:1", "a 4\n");
    rig.pass(INTERVAL);

    assertThat(rig.values("a")).containsExactly("1.0", "2.0", "stale", "4.0");
    assertThat(rig.values("b")).containsExactly("1.0", "stale");
    assertThat(rig.values("up")).containsExactly("1.0", "1.0", "0.0", "1.0");
    assertThat(rig.values("scrape_series_added")).containsExactly("2.0", "0.0", "0.0", "0.0");
  }

  @Test
  void whatIsNoMetricsIsAFailureAndNothingOfItIsStored() {
    rig.answers.put("a:1", "a 1\nb\n");
    rig.apply(job("node", "a:1"));

    rig.pass(INTERVAL);

    assertThat(rig.values("a")).isEmpty();
    assertThat(rig.values("up")).containsExactly("0.0");
    assertThat(rig.values("scrape_samples_scraped")).containsExactly("1.0");
    assertThat(rig.values("scrape_series_added")).containsExactly("0.0");
    assertThat(rig.only().lastError())
        .isEqualTo("line 2, column 2: expected a value, got the end of the line");
    assertThat(rig.only().health()).isEqualTo(Health.DOWN);
  }

  @Test
  void timesAreRegularAndDifferentForEachTarget() {
    rig.answers.put("a:1", "a 1\n");
    rig.answers.put("b:1", "a 1\n");
    rig.apply(job("node", "a:1", "b:1"));

    rig.pass(INTERVAL.multipliedBy(3));

    Map<String, List<String>> up = Stored.of(rig.store, "up");
    List<Double> offsets =
        up.values().stream()
            .map(samples -> Double.parseDouble(samples.get(0).replaceFirst(" .*", "")) % 10)
            .toList();
    assertThat(offsets.get(0)).isNotEqualTo(offsets.get(1));
    assertThat(up.values()).allSatisfy(samples -> assertThat(samples).hasSize(3));
  }

  @Test
  void theTargetsLabelsWinUnlessTheSamplesAreHonoured() {
    String text = "a{job=\"own\",exported_job=\"there\",instance=\"\"} 1\n";
    rig.answers.put("a:1", text);
    rig.apply(
        job("set", "a:1"), job("honoured", "a:1").with(SampleRules.DEFAULTS.honoringLabels()));

    rig.pass(INTERVAL);

    assertThat(Stored.of(rig.store, "a"))
        .containsOnlyKeys(
            "{exported_exported_job=\"own\", exported_job=\"there\", instance=\"a:1\", job=\"set\"}",
            "{exported_job=\"there\", job=\"own\"}");
  }

  @Test
  void metricRelabellingDropsAndRewrites() {
    rig.answers.put("a:1", "keep 1\ndrop_me 1\ndrop_too 1\n");
    rig.apply(
        job("node", "a:1")
            .with(
                SampleRules.DEFAULTS.relabelled(
                    List.of(
                        rule(Action.DROP, "__name__", "drop_.*"),
                        new RelabelConfig(
                            List.of("instance"),
                            ";",
                            "(.*):.*",
                            0,
                            "host",
                            "$1",
                            Action.REPLACE)))));

    rig.pass(INTERVAL.multipliedBy(2));

    assertThat(Stored.of(rig.store, "keep"))
        .containsOnlyKeys("{host=\"a\", instance=\"a:1\", job=\"node\"}");
    assertThat(rig.values("drop_me")).isEmpty();
    assertThat(rig.values("scrape_samples_scraped")).containsExactly("3.0", "3.0");
    assertThat(rig.values("scrape_samples_post_metric_relabeling")).containsExactly("1.0", "1.0");
    assertThat(rig.values("scrape_series_added")).containsExactly("1.0", "0.0");
  }

  @Test
  void ownTimesCountUnlessTheyAreNotHonoured() {
    long then = Rig.START.minusSeconds(60).toEpochMilli();
    String text = "a 1 " + then + "\nfar 1 " + Rig.START.plusSeconds(3600).toEpochMilli() + "\n";
    rig.answers.put("a:1", text);
    SampleRules ignoring = new SampleRules(false, false, false, NameScheme.UTF8, List.of(), true);
    rig.apply(job("honoured", "a:1"), job("ignored", "a:1").with(ignoring));

    rig.pass(INTERVAL);
    rig.answers.put("a:1", "b 1\n");
    rig.pass(INTERVAL);

    Map<String, List<String>> a = Stored.of(rig.store, "a");
    assertThat(a.get("{instance=\"a:1\", job=\"honoured\"}"))
        .containsExactly(then / 1000.0 + " 1.0");
    assertThat(a.get("{instance=\"a:1\", job=\"ignored\"}")).hasSize(2);
    assertThat(Stored.of(rig.store, "far")).hasSize(1);
    assertThat(rig.manager.status().get(0).counts().refused())
        .containsExactly(Map.entry(Appended.TOO_FAR_AHEAD, 1L));
    assertThat(rig.values("scrape_timeout_seconds")).containsExactly("5.0", "5.0");
    assertThat(rig.values("scrape_body_size_bytes")).containsExactly(text.length() + ".0", "4.0");
  }

  @Test
  void aSeriesThatStandsTwiceIsTakenOnce() {
    rig.answers.put("a:1", "a 1\na 2\n");
    rig.apply(job("node", "a:1"));

    rig.pass(INTERVAL);

    assertThat(rig.values("a")).containsExactly("1.0");
    assertThat(rig.values("up")).containsExactly("1.0");
    assertThat(rig.manager.status().get(0).counts().refused())
        .containsExactly(Map.entry(Appended.DUPLICATE, 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|2|0|0|0|sample limit exceeded: 3 samples",
        "0|0|3|0|0|label_limit exceeded (metric: a, number of labels: 4, limit: 3)",
        "0|0|0|7|0|label_name_length_limit exceeded (metric: a, label name: __name__, length: 8",
        "0|0|0|0|4|label_value_length_limit exceeded (metric: a, label name: long, length: 6"
      })
  void aLimitFailsTheWholeScrape(
      long bytes, int samples, int labels, int name, int value, String error) {
    rig.answers.put("a:1", "a{long=\"äöü\"} 1\nb 1\nc 1\n");
    rig.apply(job("node", "a:1").with(new ScrapeLimits(bytes, samples, labels, name, value, 0)));

    rig.pass(INTERVAL.multipliedBy(2));

    assertThat(rig.only().lastError()).startsWith(error);
    assertThat(rig.values("up")).containsExactly("0.0", "0.0");
    assertThat(rig.values("b")).isEmpty();
  }

  @Test
  void tooManyTargetsAreAllLeftAlone() {
    rig.answers.put("a:1", "a 1\n");
    rig.apply(job("node", "a:1", "b:1").with(new ScrapeLimits(0, 0, 0, 0, 0, 1)));

    rig.pass(INTERVAL);

    assertThat(rig.asked).isEmpty();
    assertThat(rig.values("up")).containsExactly("0.0", "0.0");
    assertThat(rig.only().lastError())
        .isEqualTo("target_limit exceeded (number of targets: 2, limit: 1)");
  }

  @Test
  void aTargetThatIsGoneEndsAfterAWhile() {
    rig.answers.put("a:1", "a 1\n");
    rig.answers.put("b:1", "a 1\n");
    rig.apply(job("node", "a:1", "b:1"));
    rig.pass(INTERVAL);

    rig.apply(job("node", "b:1"));
    rig.pass(INTERVAL.multipliedBy(3));

    Map<String, List<String>> a = Stored.of(rig.store, "a");
    assertThat(a.get("{instance=\"a:1\", job=\"node\"}"))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("stale");
    assertThat(a.get("{instance=\"b:1\", job=\"node\"}"))
        .hasSize(4)
        .noneMatch(sample -> sample.endsWith("stale"));
    assertThat(Stored.of(rig.store, "up", "{instance=\"a:1\", job=\"node\"}").get(1))
        .endsWith("stale");
  }

  @Test
  void aJobThatIsRenamedWithTheSameLabelsGoesOn() {
    TargetGroup labelled = new TargetGroup(List.of("a:1"), Map.of("job", "same"));
    TargetSources sources = new TargetSources(List.of(labelled), List.of(), List.of());
    rig.answers.put("a:1", "a 1\n");
    rig.apply(ScrapeConfig.of("one", sources).every(INTERVAL, INTERVAL));
    rig.pass(INTERVAL);

    rig.apply(ScrapeConfig.of("two", sources).every(INTERVAL, INTERVAL));
    rig.pass(INTERVAL.multipliedBy(4));

    assertThat(rig.values("a")).hasSize(5).doesNotContain("stale");
  }

  @Test
  void aReloadKeepsWhatStaysTheSame() {
    rig.answers.put("a:1", "a 1\n");
    rig.apply(job("node", "a:1"));
    rig.pass(INTERVAL);
    Instant before = rig.only().lastScrape();

    rig.apply(job("node", "a:1", "b:1"), job("more", "c:1"));

    assertThat(rig.only().lastScrape()).isEqualTo(before);
    assertThat(rig.manager.status().get(0).active().get(1).health()).isEqualTo(Health.UNKNOWN);
    rig.pass(INTERVAL);
    assertThat(Stored.of(rig.store, "scrape_series_added", "{instance=\"a:1\", job=\"node\"}"))
        .extracting(Stored::value)
        .containsExactly("1.0", "0.0");
  }

  @Test
  void twoJobsOfOneNameAreRefusedAndNothingChanges() {
    rig.apply(job("node", "a:1"));
    assertThatThrownBy(() -> rig.apply(job("x", "a:1"), job("x", "b:1")))
        .hasMessageContaining("two jobs are called 'x'");
    assertThat(rig.manager.status()).extracting(PoolStatus::job).containsExactly("node");
  }

  @Test
  void relabellingDropsTargetsAndWhatIsNoTargetIsAProblem() {
    rig.apply(
        job("node", "a:1", "b:1", "http://c/metrics")
            .relabelled(List.of(rule(Action.DROP, "__address__", "b:.*"))));

    PoolStatus status = rig.manager.status().get(0);

    assertThat(status.active()).hasSize(1);
    assertThat(status.dropped())
        .extracting(labels -> labels.get("__address__"))
        .containsExactly("b:1");
    assertThat(status.problems())
        .containsExactly("http://c/metrics: 'http://c/metrics' is not a valid hostname");
  }

  @Test
  void oneThatTakesTooLongIsNotAskedTwiceAtOnce() {
    rig.answersLate = true;
    rig.apply(job("node", "a:1"));
    rig.pass(INTERVAL.multipliedBy(3));

    assertThat(rig.asked).hasSize(1);
    assertThat(rig.manager.status().get(0).counts().missed()).isEqualTo(2);

    rig.waiting.get(0).accept(Rig.answer("a 1\n"));
    rig.pass(INTERVAL);
    assertThat(rig.asked).hasSize(2);
    assertThat(rig.values("a")).containsExactly("1.0");
  }

  @Test
  void anAnswerThatComesAfterTheTargetHasGoneIsNotStored() {
    rig.answersLate = true;
    rig.apply(job("node", "a:1"));
    rig.pass(INTERVAL);
    rig.apply();

    rig.waiting.get(0).accept(Rig.answer("a 1\n"));

    assertThat(rig.values("a")).isEmpty();
    assertThat(rig.values("up")).isEmpty();
  }

  @Test
  void namesThatAreNotAllowedFailTheScrape() {
    rig.answers.put("a:1", "{\"a.b\"} 1\n");
    SampleRules legacy = new SampleRules(false, true, false, NameScheme.LEGACY, List.of(), false);
    rig.apply(job("new", "a:1"), job("old", "a:1").with(legacy));

    rig.pass(INTERVAL);

    assertThat(Stored.of(rig.store, "a.b")).containsOnlyKeys("{instance=\"a:1\", job=\"new\"}");
    assertThat(rig.manager.status().get(1).active().get(0).lastError())
        .startsWith("invalid metric name");
  }

  @Test
  void metadataIsThatOfTheLastGoodScrape() {
    rig.answers.put("a:1", "# HELP a Some.\n# TYPE a gauge\na 1\n");
    rig.apply(job("node", "a:1"));
    rig.pass(INTERVAL);
    rig.answers.remove("a:1");
    rig.pass(INTERVAL);

    assertThat(rig.only().families()).containsExactly(new Family("a", "gauge", "Some.", ""));
  }
}
