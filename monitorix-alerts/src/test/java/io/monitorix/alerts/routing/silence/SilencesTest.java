package io.monitorix.alerts.routing.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.routing.VirtualClock;
import io.monitorix.alerts.routing.matchers.Matchers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilencesTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Set<SilenceState> ALL = EnumSet.allOf(SilenceState.class);

  private final VirtualClock clock = new VirtualClock(START);
  private final Kept store = new Kept();
  private final Silences silences = reopened();
  private int ids;

  /** Keeps them in memory. */
  private static final class Kept implements SilenceStore {

    final Map<String, Silence> silences = new LinkedHashMap<>();

    @Override
    public List<Silence> load() {
      return List.copyOf(silences.values());
    }

    @Override
    public void save(Silence silence) {
      silences.put(silence.id(), silence);
    }

    @Override
    public void delete(String id) {
      silences.remove(id);
    }
  }

  @Test
  void itIsPendingThenActiveThenExpired() {
    Silence silence = silences.set(draft("a=b", 60, 120));

    assertThat(silence.state(at(59))).isEqualTo(SilenceState.PENDING);
    assertThat(silence.state(at(60))).isEqualTo(SilenceState.ACTIVE);
    assertThat(silence.state(at(119))).isEqualTo(SilenceState.ACTIVE);
    assertThat(silence.state(at(120))).isEqualTo(SilenceState.EXPIRED);
    assertThat(silences.silencing(Labels.of("a", "b"), at(59))).isEmpty();
    assertThat(silences.silencing(Labels.of("a", "b"), at(60))).containsExactly(silence.id());
    assertThat(silences.silencing(Labels.of("a", "c"), at(60))).isEmpty();
  }

  @Test
  void itDoesNotBeginInThePast() {
    assertThat(silences.set(draft("a=b", -60, 120)).startsAt()).isEqualTo(START);
  }

  @Test
  void anActiveOneKeepsItsIdIfMatchersAndStartStay() {
    Silence silence = silences.set(draft("a=b", 0, 120));
    clock.advance(Duration.ofSeconds(10));

    Silence longer = silences.set(draft("a=b", 0, 600).withId(silence.id()));

    assertThat(longer.id()).isEqualTo(silence.id());
    assertThat(longer.endsAt()).isEqualTo(at(600));
    assertThat(longer.updatedAt()).isEqualTo(at(10));
    assertThat(silences.find(ALL, List.of())).containsExactly(longer);
  }

  @Test
  void anActiveOneWithAnotherStartOrOtherMatchersEndsAndComesAgain() {
    Silence silence = silences.set(draft("a=b", 0, 120));
    clock.advance(Duration.ofSeconds(10));

    Silence other = silences.set(draft("a=c", 0, 120).withId(silence.id()));

    assertThat(other.id()).isNotEqualTo(silence.id());
    assertThat(other.startsAt()).isEqualTo(at(10));
    assertThat(silences.find(silence.id()).orElseThrow().endsAt()).isEqualTo(at(10));

    Silence moved = silences.set(draft("a=c", 0, 120).withId(other.id()));

    assertThat(moved.id()).isNotEqualTo(other.id());
  }

  @Test
  void aPendingOneKeepsItsIdUnlessItBeginsAtOnce() {
    Silence silence = silences.set(draft("a=b", 60, 120));

    assertThat(silences.set(draft("a=b", 30, 120).withId(silence.id())).id())
        .isEqualTo(silence.id());
    assertThat(silences.set(draft("a=b", -1, 120).withId(silence.id())).id())
        .isNotEqualTo(silence.id());
    assertThat(silences.find(silence.id()).orElseThrow().state(START))
        .isEqualTo(SilenceState.EXPIRED);
  }

  @Test
  void anExpiredOneComesAgainUnderANewId() {
    Silence silence = silences.set(draft("a=b", 0, 120));
    silences.expire(silence.id());

    Silence again = silences.set(draft("a=b", 0, 120).withId(silence.id()));

    assertThat(again.id()).isNotEqualTo(silence.id());
    assertThat(silences.find(ALL, List.of())).hasSize(2);
  }

  @Test
  void oneEndsWhenAskedToAndOnlyOnce() {
    Silence silence = silences.set(draft("a=b", 0, 120));
    clock.advance(Duration.ofSeconds(10));

    assertThat(silences.expire(silence.id()).endsAt()).isEqualTo(at(10));
    assertThat(silences.silencing(Labels.of("a", "b"), at(10))).isEmpty();
    assertThatThrownBy(() -> silences.expire(silence.id()))
        .isInstanceOf(InvalidSilenceException.class)
        .hasMessage("silence " + silence.id() + " already expired");
  }

  @Test
  void aPendingOneThatEndsWasNeverActive() {
    Silence silence = silences.set(draft("a=b", 60, 120));

    Silence ended = silences.expire(silence.id());

    assertThat(ended.startsAt()).isEqualTo(START);
    assertThat(ended.endsAt()).isEqualTo(START);
    assertThat(ended.state(START)).isEqualTo(SilenceState.EXPIRED);
  }

  @Test
  void unknownIdsAreTold() {
    assertThatThrownBy(() -> silences.expire("x")).isInstanceOf(UnknownSilenceException.class);
    assertThatThrownBy(() -> silences.set(draft("a=b", 0, 1).withId("x")))
        .isInstanceOf(UnknownSilenceException.class)
        .hasMessage("silence not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | 0 | 60 | at least one matcher required",
        "a=~\".*\" | 0 | 60 | at least one matcher must not match the empty string",
        "a!=b | 0 | 60 | at least one matcher must not match the empty string",
        "a=b | 60 | 60 | start time must be before end time",
        "a=b | 60 | 30 | start time must be before end time",
        "a=b | -60 | -30 | end time can't be in the past",
      })
  void whatCannotBeASilenceIsRefused(String matchers, int start, int end, String message) {
    assertThatThrownBy(() -> silences.set(draft(matchers, start, end)))
        .isInstanceOf(InvalidSilenceException.class)
        .hasMessageEndingWith(message);
    assertThat(store.silences).isEmpty();
  }

  @Test
  void theyAreFoundByStateMatchersAndLabels() {
    Silence active = silences.set(draft("a=b,c=~\"d|e\"", 0, 120));
    Silence shorter = silences.set(draft("a=f", 0, 60));
    Silence pending = silences.set(draft("a=b", 60, 120));
    Silence expired = silences.expire(silences.set(draft("a=b", 0, 60)).id());

    assertThat(filtered("")).containsExactly(shorter, active, pending, expired);
    assertThat(filtered("a=b")).containsExactly(active, pending, expired);
    assertThat(filtered("a!=b")).containsExactly(shorter);
    assertThat(filtered("a=~\"b|f\",c=\"d|e\"")).containsExactly(active);
    assertThat(filtered("c=\"\"")).containsExactly(shorter, pending, expired);
    assertThat(filtered("c!=\"\"")).containsExactly(active);
    assertThat(silences.find(Set.of(SilenceState.PENDING), List.of())).containsExactly(pending);
    assertThat(silences.matching(ALL, Labels.of("a", "b"))).containsExactly(pending, expired);
  }

  private List<Silence> filtered(String filter) {
    return silences.find(ALL, Matchers.parse(filter).list());
  }

  @Test
  void theySurviveARestartAndAreForgottenLongAfterTheirEnd() {
    Silence silence = silences.set(draft("a=b", 0, 120));

    assertThat(reopened().find(silence.id())).contains(silence);

    clock.advance(Duration.ofMinutes(2).plus(Duration.ofDays(5)));
    silences.forgetExpired();
    assertThat(silences.find(silence.id())).isPresent();

    clock.advance(Duration.ofSeconds(1));
    silences.forgetExpired();

    assertThat(silences.find(silence.id())).isEmpty();
    assertThat(store.silences).isEmpty();
  }

  @Test
  void aSilenceThatCannotBeKeptIsNone() {
    Silences broken =
        new Silences(
            clock,
            Duration.ofDays(5),
            new SilenceStore() {
              @Override
              public List<Silence> load() {
                return List.of();
              }

              @Override
              public void save(Silence silence) {
                throw new IllegalStateException("disk full");
              }

              @Override
              public void delete(String id) {}
            },
            () -> "1");

    assertThatThrownBy(() -> broken.set(draft("a=b", 0, 60))).hasMessage("disk full");
    assertThat(broken.find(ALL, List.of())).isEmpty();
  }

  @Test
  void randomChangesSilenceWhatTheRuleSays() {
    Random random = new Random(11);
    List<String> known = new ArrayList<>();
    int silenced = 0;
    for (int i = 0; i < 3000; i++) {
      clock.advance(Duration.ofSeconds(random.nextInt(20)));
      Instant now = clock.instant();
      int from = (int) Duration.between(START, now).toSeconds() + random.nextInt(60);
      Silence draft = draft("n=" + random.nextInt(5), from, from + 1 + random.nextInt(100));
      if (known.isEmpty() || random.nextBoolean()) {
        known.add(silences.set(draft).id());
      } else if (random.nextBoolean()) {
        String id = known.get(random.nextInt(known.size()));
        known.add(silences.set(draft.withId(id)).id());
      } else {
        Silence one = silences.find(known.get(random.nextInt(known.size()))).orElseThrow();
        if (one.state(now) != SilenceState.EXPIRED) {
          silences.expire(one.id());
        }
      }
      String value = String.valueOf(random.nextInt(5));
      List<String> expected =
          store.silences.values().stream()
              .filter(each -> each.matchers().list().get(0).value().equals(value))
              .filter(each -> !now.isBefore(each.startsAt()) && now.isBefore(each.endsAt()))
              .map(Silence::id)
              .toList();

      assertThat(silences.silencing(Labels.of("n", value), now))
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(silences.silencing(Labels.of("n", "other"), now)).isEmpty();
      silenced += expected.size();
    }
    assertThat(silenced).isGreaterThan(500);
  }

  private Silences reopened() {
    return new Silences(clock, Duration.ofDays(5), store, () -> "id-" + ++ids);
  }

  private static Silence draft(String matchers, int start, int end) {
    return Silence.draft(Matchers.parse(matchers), at(start), at(end), "me", "why");
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
