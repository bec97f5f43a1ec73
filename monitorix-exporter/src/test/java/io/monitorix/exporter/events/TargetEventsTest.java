package io.monitorix.exporter.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.exporter.catalog.Coverage;
import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.Product;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.metric.SampleFilter;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetEventsTest {

  private static final Subject.Storage LOCAL =
      new Subject.Storage("pve1", "local", false, true, "dir", List.of());

  private final VirtualClock clock = new VirtualClock();
  private final EventLog log = new EventLog(100, clock, new Random(1));
  private final SnapshotBoard board = new SnapshotBoard(false);
  private EventId seen = log.last();

  @BeforeEach
  void watch() {
    board.onChange(new TargetEvents(board, log)::changed);
    add();
  }

  private void add() {
    board.add("lab", Coverage.of(Product.PVE).collectors(), SampleFilter.NONE);
  }

  private static Subject.Guest guest(String id, String node, String status) {
    return new Subject.Guest(
        GuestId.parse(id), node, "web", status, null, false, List.of(), null, null, null);
  }

  private static Inventory inventory(
      List<String> online, List<String> offline, Subject.Guest... guests) {
    return new Inventory(
        online.stream().map(Subject.Node::new).toList(),
        offline,
        List.of(guests),
        List.of(LOCAL),
        List.of());
  }

  private static Inventory two(Subject.Guest... guests) {
    return inventory(List.of("pve1", "pve2"), List.of(), guests);
  }

  private void poll(boolean reachable, Inventory inventory) {
    board.pin(
        new Snapshot(
            "lab",
            clock.instant(),
            Duration.ZERO,
            reachable,
            inventory,
            Readings.NONE,
            List.of(),
            Set.of(),
            Map.of(),
            null));
  }

  private void poll(Inventory inventory) {
    poll(true, inventory);
  }

  /** What is new since the last time: type, subject, old and new state. */
  private List<String> news() {
    EventLog.Batch batch = log.after(seen, 100);
    seen = batch.reached();
    return batch.events().stream().map(TargetEventsTest::line).toList();
  }

  private static String line(Event event) {
    Change change = event.change();
    return "%s %s %s>%s"
        .formatted(change.type().key(), change.subject(), change.before(), change.after());
  }

  @Test
  void theFirstSnapshotMakesNoEvents() {
    poll(two(guest("qemu/100", "pve1", "running")));
    poll(two(guest("qemu/100", "pve1", "running")));
    assertThat(news()).isEmpty();
  }

  @Test
  void guestsThatTurnMoveComeAndGoAreTold() {
    poll(
        two(
            guest("qemu/100", "pve1", "running"),
            guest("qemu/101", "pve1", "stopped"),
            guest("lxc/102", "pve1", "running")));
    poll(
        two(
            guest("qemu/100", "pve1", "stopped"),
            guest("qemu/101", "pve2", "running"),
            guest("qemu/103", "pve2", "stopped")));
    assertThat(news())
        .containsExactly(
            "guest.status qemu/100 running>stopped",
            "guest.migrated qemu/101 pve1>pve2",
            "guest.status qemu/101 stopped>running",
            "guest.status lxc/102 running>null",
            "guest.status qemu/103 null>stopped");
  }

  @Test
  void anEventSaysWhatHappenedInASentence() {
    poll(two(guest("qemu/100", "pve1", "running")));
    clock.advance(Duration.ofSeconds(15));
    poll(two(guest("qemu/100", "pve1", "stopped")));

    assertThat(log.after(seen, 1).events())
        .extracting(Event::change)
        .containsExactly(
            new Change(
                clock.instant(),
                EventType.GUEST_STATUS,
                "lab",
                "qemu/100",
                "running",
                "stopped",
                "guest web (qemu/100) is stopped on pve1, and was running",
                Map.of("node", "pve1", "name", "web")));
  }

  @Test
  void nodesThatFailReturnJoinAndLeaveAreTold() {
    poll(inventory(List.of("pve1", "pve2"), List.of()));
    poll(inventory(List.of("pve1"), List.of("pve2")));
    assertThat(news()).containsExactly("node.status node/pve2 online>offline");
    poll(inventory(List.of("pve1", "pve2", "pve3"), List.of()));
    assertThat(news())
        .containsExactly(
            "node.status node/pve2 offline>online", "node.status node/pve3 null>online");
    poll(inventory(List.of("pve1", "pve2"), List.of()));
    assertThat(news()).containsExactly("node.status node/pve3 online>null");
  }

  @Test
  void aTargetThatDoesNotAnswerIsOneEventAndSaysNothingOfItsGuests() {
    poll(two(guest("qemu/100", "pve1", "running"), guest("qemu/101", "pve1", "running")));
    poll(false, two(guest("qemu/100", "pve1", "running"), guest("qemu/101", "pve1", "running")));
    poll(false, Inventory.EMPTY);
    assertThat(news()).containsExactly("target.status target/lab reachable>unreachable");
    poll(two(guest("qemu/100", "pve1", "running"), guest("qemu/101", "pve1", "stopped")));
    assertThat(news())
        .containsExactly(
            "target.status target/lab unreachable>reachable",
            "guest.status qemu/101 running>stopped");
  }

  @Test
  void aTargetThatAnswersForTheFirstTimeMakesNoEventsOfItsGuests() {
    poll(false, Inventory.EMPTY);
    poll(two(guest("qemu/100", "pve1", "running")));
    assertThat(news()).containsExactly("target.status target/lab unreachable>reachable");
  }

  @Test
  void aListOfGuestsThatCouldNotBeReadTakesNoneAway() {
    poll(two(guest("qemu/100", "pve1", "running")));
    poll(
        new Inventory(
            List.of(new Subject.Node("pve1"), new Subject.Node("pve2")),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    poll(two(guest("qemu/100", "pve1", "running")));
    assertThat(news()).isEmpty();
  }

  @Test
  void whatProxmoxLeavesOutIsNoChange() {
    poll(two(guest("qemu/100", "pve1", "running")));
    poll(two(guest("qemu/100", "pve1", "")));
    poll(two(guest("qemu/100", "", "running")));
    poll(two(guest("qemu/100", "pve1", "running")));
    assertThat(news()).isEmpty();
  }

  @Test
  void aTargetThatWasTakenOffBeginsAnew() {
    poll(two(guest("qemu/100", "pve1", "running")));
    board.remove("lab");
    add();
    poll(two(guest("qemu/100", "pve1", "stopped"), guest("qemu/101", "pve1", "running")));
    assertThat(news()).isEmpty();
  }
}
