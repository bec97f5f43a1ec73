package io.monitorix.exporter.web.monitorix;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page of a link offers to do: these alone, as a link is in the hands of many. */
enum Choice {
  ACKNOWLEDGE(Duration.ZERO),
  HOUR(Duration.ofHours(1)),
  FOUR_HOURS(Duration.ofHours(4)),
  EIGHT_HOURS(Duration.ofHours(8)),
  DAY(Duration.ofDays(1)),
  THREE_DAYS(Duration.ofDays(3)),
  WEEK(Duration.ofDays(7));

  private final Duration lasting;

  Choice(Duration lasting) {
    this.lasting = lasting;
  }

  /** Of a silence, how long it lasts. */
  Duration lasting() {
    return lasting;
  }

  static Optional<Choice> of(String name) {
    return Stream.of(values()).filter(choice -> choice.name().equals(name)).findFirst();
  }
}
