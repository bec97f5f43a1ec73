package io.monitorix.exporter.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.monitorix.client.CallListener;
import io.monitorix.examples.simulator.PveSimulator;
import io.monitorix.exporter.collect.Connection;
import io.monitorix.exporter.collect.Connections;
import io.monitorix.exporter.config.CollectorPlan;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.fixture.Targets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final List<Snapshot> held = new CopyOnWriteArrayList<>();
  private final List<Snapshot> others = new CopyOnWriteArrayList<>();

  private static TargetPoller poller(
      TargetConfig target, Connection connection, List<Snapshot> published) {
    return new TargetPoller(
        target, connection, InstantSource.system(), new Random(1), published::add);
  }

  @Test
  void oneThatWaitsBeginsWhenItIsTold() {
    try (PveSimulator simulator = PveSimulator.builder().size(1, 2).start();
        PollSchedule waiting = PollSchedule.waiting(new Random(1));
        PollSchedule running = new PollSchedule(new Random(1))) {
      TargetConfig target =
          Targets.of("lab", simulator)
              .polledEvery(INTERVAL, INTERVAL)
              .withCollectors(CollectorPlan.of(Targets.BASIC, INTERVAL, INTERVAL));
      try (Connection connection = Connections.open(target, new CallListener() {})) {
        waiting.add(poller(target, connection, held));
        running.add(poller(target, connection, others));
        await().atMost(Duration.ofSeconds(30)).until(() -> others.size() >= 3);
        assertThat(held).isEmpty();

        waiting.begin();

        await().atMost(Duration.ofSeconds(30)).until(() -> held.size() >= 2);
      }
    }
  }
}
