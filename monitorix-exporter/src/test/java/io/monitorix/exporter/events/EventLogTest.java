package io.monitorix.exporter.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final VirtualClock clock = new VirtualClock();
  private final EventLog log = new EventLog(3, clock, new Random(1));

  private Change change(String subject) {
    return new Change(
        clock.instant(),
        EventType.GUEST_STATUS,
        "lab",
        subject,
        "running",
        "stopped",
        "stopped",
        Map.of());
  }

  private void append(int... numbers) {
    log.append(IntStream.of(numbers).mapToObj(number -> change("qemu/" + number)).toList());
  }

  private static List<String> subjects(EventLog.Batch batch) {
    return batch.events().stream().map(event -> event.change().subject()).toList();
  }

  @Test
  void whoeverComesInTimeMissesNothing() {
    EventId start = log.last();
    append(1, 2);
    EventLog.Batch first = log.after(start, 10);
    append(3);

    assertThat(subjects(first)).containsExactly("qemu/1", "qemu/2");
    assertThat(subjects(log.after(first.reached(), 10))).containsExactly("qemu/3");
    assertThat(first.gap()).isFalse();
    assertThat(log.after(log.last(), 10).events()).isEmpty();
  }

  @Test
  void whoeverIsTooSlowGetsWhatIsKeptAndIsToldSo() {
    EventId start = log.last();
    append(1, 2, 3, 4, 5);
    EventLog.Batch batch = log.after(start, 10);

    assertThat(batch.gap()).isTrue();
    assertThat(subjects(batch)).containsExactly("qemu/3", "qemu/4", "qemu/5");
    assertThat(batch.reached()).isEqualTo(log.last());
  }

  @Test
  void theLastPlaceThatIsStillKnownHasNoGap() {
    append(1, 2);
    EventId second = log.last();
    append(3, 4, 5);

    EventLog.Batch batch = log.after(second, 10);
    assertThat(batch.gap()).isFalse();
    assertThat(subjects(batch)).containsExactly("qemu/3", "qemu/4", "qemu/5");
  }

  @Test
  void partsFollowEachOther() {
    EventId start = log.last();
    append(1, 2, 3);
    EventLog.Batch first = log.after(start, 2);

    assertThat(subjects(first)).containsExactly("qemu/1", "qemu/2");
    assertThat(subjects(log.after(first.reached(), 2))).containsExactly("qemu/3");
  }

  @Test
  void anIdOfAnotherProcessIsUnknownWhateverItsNumber() {
    append(1, 2);
    clock.advance(Duration.ofSeconds(5));
    EventLog later = new EventLog(3, clock, new Random(1));
    later.append(List.of(change("qemu/9"), change("qemu/8"), change("qemu/7")));

    EventLog.Batch batch = later.after(log.last(), 10);
    assertThat(batch.gap()).isTrue();
    assertThat(subjects(batch)).containsExactly("qemu/9", "qemu/8", "qemu/7");
    assertThat(later.last()).isGreaterThan(log.last());
  }

  @Test
  void processesThatStartAtOnceDiffer() {
    EventLog other = new EventLog(3, clock, new Random(2));
    assertThat(other.last().process()).isNotEqualTo(log.last().process());
  }

  @Test
  void anIdIsReadAsItIsWritten() {
    append(1);
    assertThat(EventId.parse(log.last().toString())).contains(log.last());
    for (String wrong : List.of("", "1", "-1", "1-", "a-1", "1-1-1", "9999999999999999999-1")) {
      assertThat(EventId.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void listenersHearOfEachAdditionAndNotOfNothing() {
    AtomicInteger heard = new AtomicInteger();
    log.onAppend(heard::incrementAndGet);
    append(1, 2);
    append();
    assertThat(heard).hasValue(1);
    assertThat(log.counts()).isEqualTo(Map.of(EventType.GUEST_STATUS, 2L));
  }
}
