package io.monitorix.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.dispatch.Flush;
import io.monitorix.alerts.routing.dispatch.Notifier;
import io.monitorix.alerts.routing.fallback.Fallback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FallbackTest {

  private static final String CONFIG =
      """
      route:
        receiver: chat
        group_by: [alertname]
        group_wait: 30s
        group_interval: 5m
        repeat_interval: 4h
      receivers:
      - name: chat
        webhook_configs: [{url: 'http://x/'}]
      - name: mail
        webhook_configs: [{url: 'http://x/'}]
      """;

  private final Routed routed =
      new Routed(
          CONFIG,
          RoutingPolicy.NONE.withFallbacks(
              Map.of("chat", new Fallback("mail", Duration.ofMinutes(10)))));

  private static Function<Flush, Notifier.HandOver> chatAnswers(Notifier.HandOver outcome) {
    return flush -> flush.receiver().equals("chat") ? outcome : new Notifier.Sent("");
  }

  private static final Function<Flush, Notifier.HandOver> DOWN =
      chatAnswers(new Notifier.RetryLater("down", Optional.of(Duration.ofSeconds(30))));

  private static void fire(Routed routed, Duration time, String name) {
    Instant now = routed.clock.instant();
    routed.post(now, now.plus(time), "alertname", name);
  }

  private List<String> mail() {
    return routed.told().stream().filter(line -> line.contains("mail")).toList();
  }

  @Test
  void anotherIsToldOnceWhatFailsForTooLongWithANote() {
    routed.answer = DOWN;
    fire(routed, Duration.ofHours(8), "A");
    routed.run(Duration.ofMinutes(10));
    assertThat(mail()).isEmpty();

    routed.run(Duration.ofMinutes(50));

    List<Flush> told =
        routed.flushes.stream().filter(flush -> flush.receiver().equals("mail")).toList();
    assertThat(told)
        .singleElement()
        .satisfies(
            flush -> {
              assertThat(flush.alerts().get(0).annotations().get("summary"))
                  .isEqualTo("[chat cannot be reached] A");
              assertThat(flush.groupKey()).endsWith("/fallback=chat/webhook[0]");
            });
  }

  @Test
  void whatIsRefusedForGoodGoesThereAtOnce() {
    routed.answer = chatAnswers(new Notifier.GivenUp("no such channel"));
    fire(routed, Duration.ofHours(8), "A");
    routed.run(Duration.ofMinutes(1));

    assertThat(mail()).containsExactly("+30s mail: A");
  }

  @Test
  void theEndFollowsAlsoWhenTheFirstWorksAgainByThen() {
    routed.answer = DOWN;
    fire(routed, Duration.ofMinutes(40), "A");
    routed.run(Duration.ofMinutes(20));
    assertThat(mail()).hasSize(1);

    routed.answer = flush -> new Notifier.Sent("");
    routed.run(Duration.ofMinutes(10));
    fire(routed, Duration.ofHours(2), "B");
    routed.run(Duration.ofMinutes(30));

    assertThat(routed.told())
        .anyMatch(line -> line.endsWith("chat: A"))
        .contains("+2430s chat: -A", "+2430s mail: -A")
        .noneMatch(line -> line.contains("mail: B"));
  }

  @Test
  void theEndFollowsAlsoAfterARestart() {
    routed.answer = DOWN;
    fire(routed, Duration.ofMinutes(40), "A");
    routed.run(Duration.ofMinutes(20));
    Routed second = routed.restarted(CONFIG);
    second.post(Routed.START, Routed.START.plus(Duration.ofMinutes(40)), "alertname", "A");
    second.run(Duration.ofMinutes(40));

    assertThat(second.told()).anyMatch(line -> line.endsWith("mail: -A"));
  }

  @Test
  void theEndFollowsThoughTheFirstNeverKnew() {
    routed.answer = DOWN;
    fire(routed, Duration.ofMinutes(20), "A");
    routed.run(Duration.ofMinutes(40));

    assertThat(mail()).hasSize(2).last().asString().endsWith("mail: -A");
    routed.run(Duration.ofHours(6));
    assertThat(mail()).isEmpty();
  }

  @Test
  void theEndFollowsWhatWasRefusedForGood() {
    routed.answer = chatAnswers(new Notifier.GivenUp("no such channel"));
    fire(routed, Duration.ofMinutes(20), "A");
    routed.run(Duration.ofMinutes(40));

    assertThat(mail()).hasSize(2).last().asString().endsWith("mail: -A");
  }

  @Test
  void itIsToldAgainAfterTheRepeatInterval() {
    routed.answer = DOWN;
    fire(routed, Duration.ofHours(9), "A");
    routed.run(Duration.ofHours(5));

    assertThat(mail()).hasSize(2);
  }

  @Test
  void othersThanTheReceiverHaveNone() {
    Routed none = new Routed(CONFIG);
    none.answer = DOWN;
    fire(none, Duration.ofHours(1), "A");
    none.run(Duration.ofMinutes(30));

    assertThat(none.told()).isNotEmpty().allMatch(line -> line.contains("chat"));
  }
}
