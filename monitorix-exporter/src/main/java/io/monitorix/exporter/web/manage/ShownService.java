package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.ast.DurationText;
import io.monitorix.exporter.config.CheckConfig;
import io.monitorix.exporter.config.CheckTiming;
import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.ProbeResult;
import io.monitorix.exporter.service.AddedService;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.EntityTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service, as answers have it.
 *
 * @param source where it comes from
 * @param added of one that was added at run time
 */
record ShownService(
    String name,
    Source source,
    String module,
    CheckTiming timing,
    List<Target> targets,
    Optional<AddedService> added) {

  /** Where a service comes from. */
  enum Source {
    FILE,
    API,
    TAG
  }

  /**
   * What is checked.
   *
   * @param last null before the first result
   */
  record Target(String name, Check.@Nullable GuestRef guest, @Nullable ProbeResult last) {}

  ShownService {
    targets = List.copyOf(targets);
  }

  static ShownService of(
      Source source,
      CheckConfig config,
      Optional<AddedService> added,
      Map<Check, ProbeResult> results) {
    return new ShownService(
        config.service(),
        source,
        config.module().name(),
        config.timing(),
        config.targets().stream()
            .map(
                target ->
                    new Target(
                        target,
                        null,
                        results.get(
                            new Check(
                                config.service(), target, config.module(), config.timing(), null))))
            .toList(),
        added);
  }

  /** Of checks of one name that guests ask for; at least one. */
  static ShownService ofTags(List<Map.Entry<Check, ProbeResult>> checks) {
    List<Target> targets = new ArrayList<>();
    checks.stream()
        .sorted(Comparator.comparing(each -> each.getKey().target()))
        .forEach(
            each ->
                targets.add(
                    new Target(each.getKey().target(), each.getKey().guest(), each.getValue())));
    Check first = checks.get(0).getKey();
    return new ShownService(
        first.service(),
        Source.TAG,
        first.module().name(),
        first.timing(),
        targets,
        Optional.empty());
  }

  /** That of its settings: how its checks go is no matter of its. */
  EntityTag tag() {
    return EntityTag.of(
        out -> {
          out.beginObject();
          settings(out);
          out.name("targets").beginArray();
          for (Target target : targets) {
            out.value(target.name());
          }
          out.endArray().endObject();
        });
  }

  void write(JsonWriter out) throws IOException {
    out.beginObject();
    settings(out);
    out.name("targets").beginArray();
    for (Target target : targets) {
      ProbeResult last = target.last();
      out.beginObject().name("target").value(target.name());
      Check.GuestRef guest = target.guest();
      out.name("cluster").value(guest == null ? null : guest.cluster());
      out.name("guest").value(guest == null ? null : guest.id());
      out.name("state").value(last == null ? "unknown" : last.success() ? "up" : "down");
      Answers.number(out.name("seconds"), last == null ? null : last.seconds());
      out.name("reason").value(last == null ? "" : last.reason()).endObject();
    }
    out.endArray().endObject();
  }

  private void settings(JsonWriter out) throws IOException {
    out.name("name").value(name);
    out.name("source").value(source.name().toLowerCase(Locale.ROOT));
    out.name("module").value(module);
    out.name("interval").value(DurationText.print(timing.interval().toMillis()));
    out.name("timeout").value(DurationText.print(timing.timeout().toMillis()));
    out.name("retries").value(timing.retries());
    out.name("retryInterval").value(DurationText.print(timing.retryInterval().toMillis()));
    out.name("author").value(added.map(AddedService::author).orElse(null));
    Answers.time(out.name("createdAt"), added.map(AddedService::createdAt).orElse(null));
    Answers.time(out.name("updatedAt"), added.map(AddedService::updatedAt).orElse(null));
  }
}
