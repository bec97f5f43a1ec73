package io.monitorix.alerts.template.functions;

import io.monitorix.alerts.template.value.Budget;
import io.monitorix.alerts.template.value.Durations;
import io.monitorix.alerts.template.value.Function;
import io.monitorix.alerts.template.value.FunctionFailedException;
import io.monitorix.alerts.template.value.Times;
import io.monitorix.alerts.template.value.Type;
import io.monitorix.alerts.template.value.Value;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The functions of Alertmanager's templates. */
public final class NotificationFunctions {

  private NotificationFunctions() {}

  /** All functions; {@code since} asks the clock. */
  public static Functions of(InstantSource clock) {
    return Functions.go()
        .with(Regexes.all())
        .with(
            TextFunctions.of("toUpper", Words::upper),
            TextFunctions.of("toLower", Words::lower),
            TextFunctions.of("title", text -> Words.title(text, true)),
            TextFunctions.of("trimSpace", String::strip),
            Function.of("join", NotificationFunctions::join, Type.STRING, Type.STRINGS),
            Function.variadic("stringSlice", NotificationFunctions::list, Type.STRING),
            PrometheusFunctions.safeHtml(),
            Humanize.duration(),
            Function.of("date", NotificationFunctions::date, Type.STRING, Times.TYPE),
            Function.of("tz", NotificationFunctions::inZone, Type.STRING, Times.TYPE),
            Function.of(
                "since",
                (a, budget) ->
                    Durations.of(
                        Times.nanosBetween(Times.time(a.get(0)).toInstant(), clock.instant())),
                Times.TYPE));
  }

  private static Value join(List<Value> arguments, Budget budget) {
    List<Value> texts = ((Value.Items) arguments.get(1)).elements();
    String separator = TextFunctions.text(arguments, 0);
    for (Value text : texts) {
      budget.write(separator.length() + ((Value.Text) text).value().length());
    }
    return Value.of(
        texts.stream()
            .map(text -> ((Value.Text) text).value())
            .collect(Collectors.joining(separator)));
  }

  private static Value list(List<Value> arguments, Budget budget) {
    budget.write(8L * arguments.size());
    return new Value.Items(Type.STRINGS, arguments);
  }

  private static Value date(List<Value> arguments, Budget budget) {
    Function format = Times.TYPE.method("Format").orElseThrow();
    return format.body().call(List.of(arguments.get(1), arguments.get(0)), budget);
  }

  private static Value inZone(List<Value> arguments, Budget budget) {
    String name = TextFunctions.text(arguments, 0);
    return Times.of(Times.time(arguments.get(1)).withZoneSameInstant(zone(name)));
  }

  private static ZoneId zone(String name) {
    if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
      return ZoneOffset.UTC;
    }
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    throw new FunctionFailedException("unknown time zone " + name);
  }
}
