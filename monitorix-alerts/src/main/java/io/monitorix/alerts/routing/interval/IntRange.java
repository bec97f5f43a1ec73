package io.monitorix.alerts.routing.interval;

/**
 * Numbers from one to another.
 *
 * @param first included
 * @param last included
 */
public record IntRange(int first, int last) {

  boolean contains(int number) {
    return first <= number && number <= last;
  }

  /** Of a month this long: negative numbers count from its end, and what is past it is left out. */
  boolean containsDay(int day, int daysInMonth) {
    int from = first < 0 ? daysInMonth + first + 1 : first;
    int to = last < 0 ? daysInMonth + last + 1 : last;
    return from <= daysInMonth && from <= day && day <= to;
  }
}
