package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.rules.KnownRule;
import io.monitorix.exporter.rules.RuleBook;
import io.monitorix.exporter.rules.RuleKeeper;
import io.monitorix.exporter.rules.RuleName;
import io.monitorix.exporter.rules.RuleOverride;
import io.monitorix.exporter.rules.RuntimeRules;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.EntityTag;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code rules}: what is evaluated, how that goes, and what is different of it at run time. */
final class RuleAnswers {

  private static final String PATH = Endpoints.BASE + "/rules";
  private static final String GROUP = "group";
  private static final String NAME = "name";
  private static final String ONE = PATH + "/{" + GROUP + "}/{" + NAME + "}";
  private static final String ENABLED = "enabled";
  private static final String THRESHOLDS = "thresholds";
  private static final String NOTE = "note";

  private final Optional<RuleKeeper> keeper;
  private final Optional<RuntimeRules> overrides;
  private final InstantSource clock;

  /**
   * @param keeper empty where no rules are evaluated
   * @param overrides empty without a database
   */
  RuleAnswers(Optional<RuleKeeper> keeper, Optional<RuntimeRules> overrides, InstantSource clock) {
    this.keeper = keeper;
    this.overrides = overrides;
    this.clock = clock;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, this::list)
        .get(ONE, this::one)
        .change(Method.PATCH, ONE, this::change)
        .change(Method.DELETE, ONE, this::undo);
  }

  private enum Type {
    ALERTING,
    RECORDING
  }

  private enum Flag {
    TRUE,
    FALSE
  }

  /**
   * A rule and how it does.
   *
   * @param number of all rules of its name in its group of its file, from 0
   * @param running null where it is not evaluated
   */
  private record Shown(KnownRule rule, int number, RuleBook.@Nullable Rule running) {

    String state() {
      if (!(running instanceof RuleBook.Alerting alerting)) {
        return "inactive";
      }
      return alerting.alerts().stream().anyMatch(RuleBook.Alert::firing)
          ? "firing"
          : alerting.alerts().isEmpty() ? "inactive" : "pending";
    }
  }

  private List<Shown> all() {
    if (keeper.isEmpty()) {
      return List.of();
    }
    Map<List<Object>, RuleBook.Rule> running = new TreeMap<>(RuleAnswers::compare);
    for (RuleBook.Group group : keeper.get().book().groups()) {
      Map<String, Integer> numbers = new TreeMap<>();
      for (RuleBook.Rule rule : group.rules()) {
        int number = numbers.merge(rule.name(), 1, Integer::sum) - 1;
        running.put(List.of(group.file(), group.name(), rule.name(), number), rule);
      }
    }
    Map<String, Integer> numbers = new TreeMap<>();
    return keeper.get().known().stream()
        .map(
            rule -> {
              String key = rule.file() + "\n" + rule.name().group() + "\n" + rule.name().name();
              int number = numbers.merge(key, 1, Integer::sum) - 1;
              return new Shown(
                  rule,
                  number,
                  rule.enabled()
                      ? running.get(
                          List.of(rule.file(), rule.name().group(), rule.name().name(), number))
                      : null);
            })
        .toList();
  }

  private static int compare(List<Object> one, List<Object> other) {
    return one.toString().compareTo(other.toString());
  }

  private void list(Request request) throws IOException {
    Parameters parameters =
        Parameters.of(request, GROUP, NAME, "type", "state", ENABLED, Paging.LIMIT, Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    List<String> groups = parameters.all(GROUP);
    List<String> names = parameters.all(NAME);
    List<String> states = parameters.all("state");
    Optional<Type> type = parameters.oneOf("type", Type.values());
    Optional<Flag> enabled = parameters.oneOf(ENABLED, Flag.values());
    List<Shown> all = all();
    // the order of the files is that of the numbers
    Paging.Page<Integer> page =
        paging.of(
            IntStream.range(0, all.size())
                .boxed()
                .filter(
                    i -> {
                      Shown shown = all.get(i);
                      KnownRule rule = shown.rule();
                      return (groups.isEmpty() || groups.contains(rule.name().group()))
                          && (names.isEmpty() || names.contains(rule.name().name()))
                          && (states.isEmpty() || states.contains(shown.state()))
                          && type.stream().allMatch(t -> rule.isAlert() == (t == Type.ALERTING))
                          && enabled.stream()
                              .allMatch(flag -> rule.enabled() == (flag == Flag.TRUE));
                    }),
            "%06d"::formatted);
    Paging.send(request, page, (out, i) -> rule(out, all.get(i)));
  }

  /** Those of the path. */
  private List<Shown> found(Request request) {
    RuleName name = new RuleName(request.segment(GROUP), request.segment(NAME));
    List<Shown> found = all().stream().filter(each -> each.rule().name().equals(name)).toList();
    if (found.isEmpty()) {
      throw ProblemException.notFound(
          "there is no rule " + name.name() + " in a group " + name.group());
    }
    return found;
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    send(request, found(request));
  }

  private static void send(Request request, List<Shown> rules) throws IOException {
    KnownRule first = rules.get(0).rule();
    request.set("ETag", tag(first).toString());
    Answers.send(
        request,
        out -> {
          out.beginObject().name(GROUP).value(first.name().group());
          out.name(NAME).value(first.name().name());
          override(out.name("override"), first.override());
          out.name("rules").beginArray();
          for (Shown each : rules) {
            rule(out, each);
          }
          out.endArray().endObject();
        });
  }

  /** What can be changed is the override; how the evaluation goes is no matter of its. */
  private static EntityTag tag(KnownRule rule) {
    return EntityTag.of(out -> override(out, rule.override()));
  }

  private RuntimeRules overrides() {
    return overrides.orElseThrow(
        () ->
            ProblemException.conflict(
                "rules cannot be changed at run time: " + AlertContext.WITHOUT_DATABASE));
  }

  private void change(Request request) throws IOException {
    Parameters.of(request);
    KnownRule rule = changeable(request);
    Optional<RuleOverride> before = rule.override();
    Fields fields = Fields.of(request, ENABLED, THRESHOLDS, NOTE);
    Boolean enabled =
        fields.has(ENABLED)
            ? fields.flag(ENABLED).orElse(null)
            : before.map(RuleOverride::enabled).orElse(null);
    Map<String, Double> thresholds =
        thresholds(fields, rule, before.map(RuleOverride::thresholds).orElse(Map.of()));
    String note =
        fields
            .text(NOTE, RuleOverride.LONGEST_NOTE)
            .orElse(before.map(RuleOverride::note).orElse(""));
    fields.check();
    RuleOverride after =
        new RuleOverride(
            rule.name(), enabled, thresholds, note, request.caller().name(), clock.instant());
    overrides().put(after);
    request.changed("rule.override", id(rule.name()), json(before), json(Optional.of(after)));
    send(request, found(request));
  }

  private void undo(Request request) throws IOException {
    Parameters.of(request);
    KnownRule rule = changeable(request);
    overrides().remove(rule.name());
    request.changed("rule.restore", id(rule.name()), json(rule.override()), "");
    send(request, found(request));
  }

  private KnownRule changeable(Request request) {
    overrides();
    KnownRule rule = found(request).get(0).rule();
    if (!rule.isAlert()) {
      throw ProblemException.conflict(
          rule.name().name() + " records a series that others need; only alerts can be changed");
    }
    tag(rule).require(request);
    return rule;
  }

  /** What is null goes back to the configuration; what is left out stays. */
  private static Map<String, Double> thresholds(
      Fields fields, KnownRule rule, Map<String, Double> before) {
    Map<String, Double> values = new TreeMap<>(before);
    if (fields.value(THRESHOLDS).isEmpty()) {
      return values;
    }
    if (!(fields.value(THRESHOLDS).get() instanceof Map<?, ?> told)) {
      fields.problem(THRESHOLDS, "expected an object with a number for each name");
      return values;
    }
    told.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (!rule.thresholds().containsKey(name)) {
            fields.problem(
                THRESHOLDS + "." + name,
                rule.thresholds().isEmpty()
                    ? "the alert compares with no threshold"
                    : "the alert compares with " + String.join(", ", rule.thresholds().keySet()));
          } else if (value == null) {
            values.remove(name);
          } else if (value instanceof Double number) {
            values.put(name, number);
          } else {
            fields.problem(THRESHOLDS + "." + name, "expected a number, or null");
          }
        });
    return values;
  }

  private static String id(RuleName name) {
    return name.group() + "/" + name.name();
  }

  private static String json(Optional<RuleOverride> override) {
    return override.isEmpty() ? "" : Answers.json(out -> override(out, override));
  }

  private static void override(JsonWriter out, Optional<RuleOverride> told) throws IOException {
    if (told.isEmpty()) {
      out.nullValue();
      return;
    }
    RuleOverride override = told.get();
    out.beginObject().name(ENABLED).value(override.enabled());
    out.name(THRESHOLDS).beginObject();
    for (Map.Entry<String, Double> each : override.thresholds().entrySet()) {
      Answers.number(out.name(each.getKey()), each.getValue());
    }
    out.endObject().name(NOTE).value(override.note());
    out.name("author").value(override.author());
    Answers.time(out.name("updatedAt"), override.updatedAt());
    out.endObject();
  }

  private static void rule(JsonWriter out, Shown shown) throws IOException {
    RuleJson.rule(out, shown.rule(), shown.state(), shown.running());
  }
}
