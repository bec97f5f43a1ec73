package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.squareup.moshi.Moshi;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.routing.alert.Alert;
import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.MemoryGroupStore;
import io.monitorix.alerts.routing.dispatch.MemoryNotificationLog;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brings a real Alertmanager and our routing the same alerts and silences, and compares who is told
 * what and when: profile {@code alertmanager-diff}, property {@code alertmanager} with the path of
 * the binary, {@code seed} and {@code seconds} at will.
 */
@EnabledIfSystemProperty(named = "alertmanager", matches = ".+")
class AlertmanagerDifferenceTest {

  private static final Duration NEAR = Duration.ofMillis(450);

  @TempDir private Path folder;

  /** What a receiver was told of a group: fingerprints with a minus before resolved ones. */
  private record Told(Instant at, TreeSet<String> alerts) {}

  private final Queue<Map.Entry<Instant, String>> received = new ConcurrentLinkedQueue<>();

  @Test
  void theSameIsToldAtTheSameTimes() throws Exception {
    long seed = Long.getLong("seed", 1);
    int seconds = Integer.getInteger("seconds", 22);
    RandomRouting random = new RandomRouting(new Random(seed));
    try (MockWebServer hook = new MockWebServer()) {
      hook.setDispatcher(recorder());
      hook.start();
      String config = random.config(hook.url("/").toString());
      List<RandomRouting.Event> events = random.events(seconds);
      Instant start;
      List<Instant> times;
      try (AlertmanagerProcess theirs =
          new AlertmanagerProcess(Path.of(System.getProperty("alertmanager")), folder, config)) {
        start = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
        times = bring(events, start, theirs);
        until(start.plusSeconds(seconds + 3L));
      }
      Map<String, List<Told>> expected = theirs(start.plusSeconds(seconds + 2L));
      Map<String, List<Told>> ours = ours(config, events, times, start, seconds);

      int count = expected.values().stream().mapToInt(List::size).sum();
      System.out.println(
          count + " notifications of " + expected.size() + " groups compared, seed " + seed);
      assertThat(differences(expected, ours)).as(config).isEmpty();
      assertThat(count).isGreaterThan(20);
    }
  }

  private Dispatcher recorder() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        received.add(Map.entry(Instant.now(), body));
        return new MockResponse(200, Headers.EMPTY, "");
      }
    };
  }

  /** Brings them when they are due, or as soon after that as the machine can; tells when it was. */
  private static List<Instant> bring(
      List<RandomRouting.Event> events, Instant start, AlertmanagerProcess theirs)
      throws IOException, InterruptedException {
    List<Instant> times = new ArrayList<>();
    for (RandomRouting.Event event : events) {
      Instant at = start.plusSeconds(event.second());
      until(at);
      times.add(Instant.now());
      if (event.silence()) {
        theirs.post("/api/v2/silences", silence(event, at));
      } else {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("labels", event.labels());
        alert.put("startsAt", at.toString());
        if (event.endsAfterMillis() >= 0) {
          alert.put("endsAt", at.plusMillis(event.endsAfterMillis()).toString());
        }
        theirs.post("/api/v2/alerts", List.of(alert));
      }
    }
    return times;
  }

  private static Map<String, Object> silence(RandomRouting.Event event, Instant at) {
    List<Map<String, Object>> matchers = new ArrayList<>();
    event
        .labels()
        .forEach(
            (name, value) -> matchers.add(Map.of("name", name, "value", value, "isRegex", false)));
    return Map.of(
        "matchers",
        matchers,
        "startsAt",
        at.toString(),
        "endsAt",
        at.plusMillis(event.endsAfterMillis()).toString(),
        "createdBy",
        "test",
        "comment",
        "test");
  }

  private static void until(Instant time) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofMinutes(1))
        .until(() -> !Instant.now().isBefore(time));
  }

  private Map<String, List<Told>> theirs(Instant end) throws IOException {
    Map<String, List<Told>> told = new TreeMap<>();
    for (Map.Entry<Instant, String> each : received) {
      Map<?, ?> body =
          (Map<?, ?>) new Moshi.Builder().build().adapter(Object.class).fromJson(each.getValue());
      TreeSet<String> alerts = new TreeSet<>();
      for (Object alert : (List<?>) Objects.requireNonNull(body.get("alerts"))) {
        Map<?, ?> fields = (Map<?, ?>) alert;
        alerts.add(
            ("resolved".equals(fields.get("status")) ? "-" : "") + fields.get("fingerprint"));
      }
      if (each.getKey().isBefore(end)) {
        told.computeIfAbsent(
                body.get("receiver") + " " + body.get("groupKey"), any -> new ArrayList<>())
            .add(new Told(each.getKey(), alerts));
      }
    }
    return told;
  }

  private static Map<String, List<Told>> ours(
      String config,
      List<RandomRouting.Event> events,
      List<Instant> times,
      Instant start,
      int seconds) {
    Routed routed = new Routed(config, start, new MemoryNotificationLog(), new MemoryGroupStore());
    for (int n = 0; n < events.size(); n++) {
      RandomRouting.Event event = events.get(n);
      Instant at = start.plusSeconds(event.second());
      routed.run(Duration.between(routed.clock.instant(), times.get(n)));
      Instant end = at.plusMillis(event.endsAfterMillis());
      if (event.silence()) {
        List<LabelMatcher> matchers =
            event.labels().entrySet().stream()
                .map(label -> LabelMatcher.equal(label.getKey(), label.getValue()))
                .toList();
        routed.silences.set(Silence.draft(new Matchers(matchers), at, end, "test", "test"));
      } else {
        String[] labels = new String[2 * event.labels().size()];
        int i = 0;
        for (Map.Entry<String, String> label : event.labels().entrySet()) {
          labels[i++] = label.getKey();
          labels[i++] = label.getValue();
        }
        routed.post(at, event.endsAfterMillis() < 0 ? null : end, labels);
      }
    }
    routed.run(Duration.between(routed.clock.instant(), start.plusSeconds(seconds + 2L)));
    Map<String, List<Told>> told = new TreeMap<>();
    for (Flush flush : routed.flushes) {
      TreeSet<String> alerts = new TreeSet<>();
      for (Alert alert : flush.alerts()) {
        alerts.add((alert.isResolved(flush.at()) ? "-" : "") + alert.fingerprint());
      }
      told.computeIfAbsent(flush.receiver() + " " + flush.groupKey(), any -> new ArrayList<>())
          .add(new Told(flush.at(), alerts));
    }
    return told;
  }

  private static List<String> differences(
      Map<String, List<Told>> theirs, Map<String, List<Told>> ours) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> groups = new TreeSet<>(theirs.keySet());
    groups.addAll(ours.keySet());
    for (String group : groups) {
      List<Told> left = theirs.getOrDefault(group, List.of());
      List<Told> right = ours.getOrDefault(group, List.of());
      boolean same = left.size() == right.size();
      for (int i = 0; same && i < left.size(); i++) {
        Duration apart = Duration.between(right.get(i).at(), left.get(i).at()).abs();
        same = left.get(i).alerts().equals(right.get(i).alerts()) && apart.compareTo(NEAR) < 0;
      }
      if (!same) {
        differences.add(group + "\n  theirs " + left + "\n  ours   " + right + "\n");
      }
    }
    return differences;
  }
}
