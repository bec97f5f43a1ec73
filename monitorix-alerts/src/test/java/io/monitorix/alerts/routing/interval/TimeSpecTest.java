package io.monitorix.alerts.routing.interval;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.routing.config.RoutingConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Times: the start belongs to them, the end does not.
        "times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-02T08:59:59Z | false",
        "times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-02T09:00:00Z | true",
        "times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-02T16:59:59Z | true",
        "times: [{start_time: '09:00', end_time: '17:00'}] | 2026-03-02T17:00:00Z | false",
        "times: [{start_time: '23:59', end_time: '24:00'}] | 2026-03-02T23:59:59Z | true",
        // Any range of a field, all fields.
        "weekdays: ['monday:wednesday', Saturday] | 2026-03-04T00:00:00Z | true",
        "weekdays: ['monday:wednesday', Saturday] | 2026-03-05T00:00:00Z | false",
        "weekdays: ['monday:wednesday', Saturday] | 2026-03-07T00:00:00Z | true",
        "weekdays: [sunday] | 2026-03-01T12:00:00Z | true",
        "\"weekdays: [monday], months: [april]\" | 2026-03-02T00:00:00Z | false",
        "\"weekdays: [monday], months: [march]\" | 2026-03-02T00:00:00Z | true",
        // Days of the month, from the end too; what the month does not have is left out.
        "days_of_month: ['-1'] | 2026-02-28T00:00:00Z | true",
        "days_of_month: ['-1'] | 2028-02-28T00:00:00Z | false",
        "days_of_month: ['-3:-1'] | 2026-04-28T00:00:00Z | true",
        "days_of_month: ['-3:-1'] | 2026-04-27T00:00:00Z | false",
        "days_of_month: ['1:5'] | 2026-04-05T23:59:59Z | true",
        "days_of_month: ['29:31'] | 2026-02-28T00:00:00Z | false",
        "days_of_month: ['27:-1'] | 2026-02-28T00:00:00Z | true",
        "days_of_month: ['-31:-1'] | 2026-02-01T00:00:00Z | true",
        "months: ['1:march', november] | 2026-03-31T23:59:59Z | true",
        "months: ['1:march', november] | 2026-04-01T00:00:00Z | false",
        "years: ['2024:2025', 2027] | 2026-01-01T00:00:00Z | false",
        "years: ['2024:2025', 2027] | 2027-01-01T00:00:00Z | true",
        // The clock of a place: Vienna is an hour ahead in winter, two in summer.
        "\"times: [{start_time: '08:00', end_time: '09:00'}], location: Europe/Vienna\" | 2026-03-28T07:30:00Z | true",
        "\"times: [{start_time: '08:00', end_time: '09:00'}], location: Europe/Vienna\" | 2026-03-29T07:30:00Z | false",
        "\"times: [{start_time: '08:00', end_time: '09:00'}], location: Europe/Vienna\" | 2026-03-29T06:30:00Z | true",
        // 02:30 is left out on the day on which summer time begins, and comes twice on the other.
        "\"times: [{start_time: '02:00', end_time: '03:00'}], location: Europe/Vienna\" | 2026-03-29T01:30:00Z | false",
        "\"times: [{start_time: '02:00', end_time: '03:00'}], location: Europe/Vienna\" | 2026-10-25T00:30:00Z | true",
        "\"times: [{start_time: '02:00', end_time: '03:00'}], location: Europe/Vienna\" | 2026-10-25T01:30:00Z | true",
        "\"weekdays: [monday], location: Pacific/Auckland\" | 2026-03-01T12:00:00Z | true",
      })
  void aTimeIsInAllFields(String spec, Instant time, boolean contained) {
    assertThat(read(spec).containing(List.of("x"), time))
        .isEqualTo(contained ? List.of("x") : List.of());
  }

  @Test
  void anIntervalWithoutFieldsHasAllTimesAndOneWithoutSpecificationsNone() {
    assertThat(read("").containing(List.of("x", "unknown"), Instant.EPOCH)).containsExactly("x");
    assertThat(new TimeIntervals(Map.of("x", List.of())).containing(List.of("x"), Instant.EPOCH))
        .isEmpty();
  }

  private static TimeIntervals read(String spec) {
    String text =
        "route: {receiver: a}\nreceivers: [{name: a}]\n"
            + "time_intervals: [{name: x, time_intervals: [{%s}]}]\n".formatted(spec);
    return RoutingConfig.parse("t.yml", text, Set.of()).timeIntervals();
  }
}
