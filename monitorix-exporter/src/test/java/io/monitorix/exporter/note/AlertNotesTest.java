package io.monitorix.exporter.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Fingerprint;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.StateDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertNotesTest {

  private static final Fingerprint ONE = Fingerprint.parse("00000000000000aa");
  private static final Fingerprint OTHER = Fingerprint.parse("00000000000000bb");

  @TempDir private Path folder;
  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource
  void notesAreOfTheirAlertAndTheOldestIsFirst(TestDatabase database) {
    try (StateDatabase state = StateDatabase.open(database.fresh(folder), clock)) {
      AlertNotes notes = new AlertNotes(state, clock);
      AlertNote first = notes.add(ONE, "ann", "a 'disk'; -- is slow");
      clock.advance(Duration.ofSeconds(1));
      AlertNote second = notes.add(ONE, "bob", "and loud");
      notes.add(OTHER, "ann", "x");

      assertThat(notes.of(ONE)).containsExactly(first, second);
      assertThat(notes.counts(List.of(ONE, OTHER, Fingerprint.parse("00000000000000cc"))))
          .containsOnlyKeys(ONE, OTHER)
          .containsEntry(ONE, 2);
      assertThat(notes.counts(List.of())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void thoseThatAreTooOldOrTooManyGo(TestDatabase database) {
    try (StateDatabase state = StateDatabase.open(database.fresh(folder), clock)) {
      AlertNotes notes = new AlertNotes(state, clock);
      notes.add(OTHER, "ann", "old");
      clock.advance(Duration.ofDays(401));
      for (int i = 0; i <= AlertNotes.MOST; i++) {
        clock.advance(Duration.ofMillis(1));
        notes.add(ONE, "ann", "note " + i);
      }

      assertThat(notes.of(OTHER)).isEmpty();
      assertThat(notes.of(ONE)).hasSize(AlertNotes.MOST);
      assertThat(notes.of(ONE).get(0).text()).isEqualTo("note 1");
    }
  }
}
