package io.monitorix.exporter.collect.pve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/15               | PT15M",
        "*:0/30             | PT30M",
        "*                  | PT1M",
        "0                  | PT1H",
        "5/20               | PT20M",
        "0,10               | PT50M",
        "*/25               | PT25M",
        "*:*                | PT1M",
        "22:30              | PT24H",
        "2,14:00            | PT12H",
        "*/2:00             | PT2H",
        "*/7:15             | PT7H",
        "8..17:0/15         | PT14H15M",
        "8..17,22:0/15      | PT9H15M",
        "30/10              | PT40M",
        "mon..fri 22:30     | PT72H",
        "mon..fri           | PT72H",
        "Mon..Sun 00:00     | PT24H",
        "sat 15:00          | PT168H",
        "saturday 15:00     | PT168H",
        "mon,wed,fri 1:00   | PT72H",
        "mon,thu            | PT96H",
        "sun */15           | PT144H15M",
        "mon..wed 30/10     | PT96H40M",
        "fri 12..13:5/20    | PT166H20M",
        "hourly             | PT1H",
        "Daily              | PT24H",
        "weekly             | PT168H",
        "monthly            | PT744H",
        "yearly             | PT8784H",
        "' */15 '           | PT15M"
      })
  void theLongestTimeFromOneRunToTheNextIsTold(String schedule, Duration gap) {
    assertThat(CalendarEvent.longestGap(schedule)).contains(gap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "*-*-1 02:00",
        "2026-03-01",
        "mon 2026-03-01 00:00",
        "22:30:15",
        "*:*:0/10",
        "24:00",
        "0:60",
        "*/0",
        "*/99999999999",
        "5..2",
        "fri..mon",
        "someday",
        "monkeyday",
        "mon..",
        "1..2..3",
        "1/2/3",
        "22:30 mon",
        "x:y",
        "-1",
        ",",
        "mon,"
      })
  void whatIsNotUnderstoodHasNone(String schedule) {
    assertThat(CalendarEvent.longestGap(schedule)).isEmpty();
  }
}
