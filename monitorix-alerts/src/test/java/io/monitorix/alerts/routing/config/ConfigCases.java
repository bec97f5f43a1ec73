package io.monitorix.alerts.routing.config;

import java.util.List;

/** Files that amtool of Alertmanager 0.25 takes, and files that it refuses. */
final class ConfigCases {

  private static final String RECEIVERS = "receivers: [{name: a}]\n";

  /**
   * A file.
   *
   * @param message a part of what we say is wrong; empty if nothing is
   */
  record Case(String text, String message) {}

  private ConfigCases() {}

  static List<Case> good() {
    return List.of(
        good("route: {receiver: a}"),
        good("global:\nroute: {receiver: a}"),
        good("global: {resolve_timeout: 0s}\nroute: {receiver: a}"),
        good("route: {receiver: a, matchers: ['']}"),
        good("route: {receiver: a, group_by: ['...', '...']}"),
        good("route: {receiver: a, group_by: []}"),
        good("route: {receiver: a, group_wait: 0s}"),
        good("route: {receiver: a, continue: no}"),
        good("route: {receiver: a, routes: [{continue: yes}, {}]}"),
        good("route: {receiver: a, routes: [{matchers: ['{x=\"y\",z=~w}', b!=c]}]}"),
        good("route: {receiver: a, routes: [{match: {x: y}, match_re: {z: 'a|b'}}]}"),
        good("route: {receiver: a}\ninhibit_rules: [{}]"),
        good(
            "route: {receiver: a}\ninhibit_rules:"
                + " [{source_match: {a: b}, target_match_re: {c: d}, equal: [x, x]}]"),
        intervals("{name: x}"),
        intervals("{name: x, time_intervals: [{days_of_month: ['27:-1', 5, '-1']}]}"),
        intervals("{name: x, time_intervals: [{location: Local}]}"),
        intervals("{name: x, time_intervals: [{months: ['1:13']}]}"),
        intervals(
            "{name: x, time_intervals: [{weekdays: ['Monday:friday'], months: ['1:march', may],"
                + " years: ['2020:2021', 2022], location: 'Europe/Vienna',"
                + " times: [{start_time: '00:00', end_time: '24:00'}]}]}"),
        good(
            "route: {receiver: a, routes: [{active_time_intervals: [x], mute_time_intervals: [y]}]}\n"
                + "mute_time_intervals: [{name: x}]\ntime_intervals: [{name: y}]"));
  }

  static List<Case> bad() {
    return List.of(
        new Case("", "no route provided in config"),
        bad("", "no route provided in config"),
        bad("route: {}", "root route must specify a default receiver"),
        bad("route: {receiver: a, continue: true}", "cannot have continue in root route"),
        bad("route: {receiver: a, matchers: [x=y]}", "must not have any matchers"),
        bad("route: {receiver: a, match: {x: y}}", "must not have any matchers"),
        bad("route: {receiver: a, mute_time_intervals: [x]}", "any mute time intervals"),
        bad("route: {receiver: a, active_time_intervals: [x]}", "any active time intervals"),
        bad("route: {receiver: b}", "undefined receiver \"b\" used in route"),
        bad("route: {receiver: a, routes: [{receiver: b}]}", "undefined receiver \"b\""),
        bad(
            "route: {receiver: a, routes: [{active_time_intervals: [x]}]}",
            "undefined time interval \"x\" used in route"),
        bad("route: {receiver: a, group_interval: 0s}", "group_interval cannot be zero"),
        bad("route: {receiver: a, repeat_interval: 0s}", "repeat_interval cannot be zero"),
        bad("route: {receiver: a, group_interval: 5}", "expected a duration"),
        bad("route: {receiver: a, group_by: ['...', x]}", "wildcard group_by"),
        bad("route: {receiver: a, group_by: [x, x]}", "duplicated label \"x\" in group_by"),
        bad("route: {receiver: a, group_by: x}", "expected a list"),
        bad("route: {receiver: a, routes: [{matchers: 'x=y'}]}", "expected a list"),
        bad("route: {receiver: a, routes: [{matchers: [x]}]}", "bad matcher format: x"),
        bad("route: {receiver: a, routes: [{match_re: {x: '('}}]}", "error parsing regexp"),
        bad("route: {receiver: a, routes: [{continue: maybe}]}", "expected true or false"),
        bad("route: {receiver: a, recever: a}", "unknown key 'recever'"),
        bad("routes: []\nroute: {receiver: a}", "unknown key 'routes'"),
        bad("global: {foo: 1}\nroute: {receiver: a}", "unknown key 'foo'"),
        new Case("route: {receiver: a}\nreceivers: [{name: a}, {name: a}]", "is not unique"),
        new Case("route: {receiver: a}\nreceivers: [{name: a}, {}]", "missing name in receiver"),
        new Case("route: {receiver: a}\nreceivers: [{name: a, pager: 1}]", "unknown key 'pager'"),
        bad(
            "route: {receiver: a}\ninhibit_rules: [{source_matchers: [a=b], equal: x}]",
            "expected a list"),
        bad("route: {receiver: a}\ninhibit_rules: [{source: [a=b]}]", "unknown key 'source'"),
        badInterval("{time_intervals: []}", "missing name in time interval"),
        badInterval("{name: x}, {name: x}", "time interval \"x\" is not unique"),
        badSpec("days_of_month: ['29:-1']", "end day -1 is always before start day 29"),
        badSpec("days_of_month: ['-1:5']", "end day must be negative"),
        badSpec("days_of_month: ['5:1']", "end day 1 is always before start day 5"),
        badSpec("days_of_month: [0]", "out of range"),
        badSpec("days_of_month: [32]", "out of range"),
        badSpec("weekdays: ['saturday:sunday']", "start day cannot be before end day"),
        badSpec("weekdays: [mon]", "mon is not a valid weekday"),
        badSpec("months: ['may:april']", "end month is before start month"),
        badSpec("months: [janvier]", "janvier is not a valid month"),
        badSpec("years: ['2021:2020']", "end year is before start year"),
        badSpec("years: ['1:2:3']", "invalid format"),
        badSpec("location: Nowhere/X", "unknown time zone Nowhere/X"),
        badSpec("times: [{start_time: '10:00'}]", "both start and end times must be provided"),
        badSpec("times: [{start_time: '10:00', end_time: '10:00'}]", "start time cannot be equal"),
        badSpec(
            "times: [{start_time: '9:00', end_time: '10:00'}]", "couldn't parse timestamp 9:00"),
        badSpec("times: [{start_time: '24:01', end_time: '10:00'}]", "couldn't parse timestamp"));
  }

  private static Case good(String text) {
    return new Case(text + "\n" + RECEIVERS, "");
  }

  private static Case bad(String text, String message) {
    return new Case(text + "\n" + RECEIVERS, message);
  }

  private static Case intervals(String intervals) {
    return good("route: {receiver: a}\ntime_intervals: [" + intervals + "]");
  }

  private static Case badInterval(String intervals, String message) {
    return bad("route: {receiver: a}\ntime_intervals: [" + intervals + "]", message);
  }

  private static Case badSpec(String spec, String message) {
    return badInterval("{name: x, time_intervals: [{" + spec + "}]}", message);
  }
}
