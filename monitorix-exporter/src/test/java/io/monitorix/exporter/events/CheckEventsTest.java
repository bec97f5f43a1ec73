package io.monitorix.exporter.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.config.ProbeModule;
import io.monitorix.exporter.config.ProbeModules;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.ProbeResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckEventsTest {

  private static final ProbeModule MODULE =
      Objects.requireNonNull(ProbeModules.builtIn().get("http_2xx"));
  private static final CheckTiming TIMING =
      new CheckTiming(Duration.ofSeconds(30), Duration.ofSeconds(5), 0, Duration.ofSeconds(1));

  private final VirtualClock clock = new VirtualClock();
  private final EventLog log = new EventLog(10, clock, new Random(1));
  private final CheckEvents events = new CheckEvents(log, clock);

  @Test
  void bothTurnsAreTold() {
    Check check = new Check("shop", "https://shop.example/", MODULE, TIMING, null);
    EventId start = log.last();
    events.turned(check, new ProbeResult(false, List.of(), List.of("asking", "answered with 503")));
    events.turned(check, new ProbeResult(true, List.of(), List.of()));

    Map<String, String> labels = Map.of("target", "https://shop.example/", "module", "http_2xx");
    assertThat(log.after(start, 10).events())
        .extracting(Event::change)
        .containsExactly(
            new Change(
                clock.instant(),
                EventType.CHECK_RESULT,
                "",
                "shop",
                "up",
                "down",
                "service shop at https://shop.example/ is down: answered with 503",
                labels),
            new Change(
                clock.instant(),
                EventType.CHECK_RESULT,
                "",
                "shop",
                "down",
                "up",
                "service shop at https://shop.example/ is up again",
                labels));
  }

  @Test
  void aCheckOfAGuestIsInItsCluster() {
    Check check =
        new Check("ssh", "192.0.2.1:22", MODULE, TIMING, new Check.GuestRef("lab", "qemu/100"));
    EventId start = log.last();
    events.turned(check, new ProbeResult(true, List.of(), List.of()));

    Change change = log.after(start, 10).events().get(0).change();
    assertThat(change.cluster()).isEqualTo("lab");
    assertThat(change.labels()).containsEntry("guest", "qemu/100");
  }
}
