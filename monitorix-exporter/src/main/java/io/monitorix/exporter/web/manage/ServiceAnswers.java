package io.monitorix.exporter.web.manage;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.config.CheckDefinition;
import io.monitorix.exporter.config.ConfigException;
import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.ProbeResult;
import io.monitorix.exporter.service.AddedService;
import io.monitorix.exporter.service.CheckHistory;
import io.monitorix.exporter.service.CheckTurns;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.Endpoints;
import io.monitorix.exporter.web.api.Fields;
import io.monitorix.exporter.web.api.Paging;
import io.monitorix.exporter.web.api.Parameters;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code services}: what is checked, how that goes, and what is added at run time. */
final class ServiceAnswers {

  private static final String PATH = Endpoints.BASE + "/services";
  private static final String NAME = "name";
  private static final String ONE = PATH + "/{" + NAME + "}";

  private final ServiceContext context;

  ServiceAnswers(ServiceContext context) {
    this.context = context;
  }

  void addTo(Endpoints endpoints) {
    endpoints
        .get(PATH, this::list)
        .change(Method.POST, PATH, this::add)
        .get(ONE, this::one)
        .change(Method.PUT, ONE, this::change)
        .change(Method.DELETE, ONE, this::remove)
        .get(ONE + "/results", this::results)
        .get(ONE + "/turns", this::turns);
  }

  /** Those that the caller sees, by their names. */
  private Map<String, ShownService> all(Request request) {
    Map<Check, ProbeResult> results = context.board().results();
    Map<String, ShownService> all = new TreeMap<>();
    if (context.shows(request, null)) {
      context
          .services()
          .configured()
          .forEach(
              check ->
                  all.put(
                      check.service(),
                      ShownService.of(ShownService.Source.FILE, check, Optional.empty(), results)));
      context
          .services()
          .added()
          .forEach(
              added ->
                  all.put(
                      added.name(),
                      ShownService.of(
                          ShownService.Source.API, added.check(), Optional.of(added), results)));
    }
    Map<String, List<Map.Entry<Check, ProbeResult>>> tagged = new TreeMap<>();
    for (Map.Entry<Check, ProbeResult> each : results.entrySet()) {
      if (each.getKey().guest() != null && context.shows(request, each.getKey().guest())) {
        tagged.computeIfAbsent(each.getKey().service(), any -> new ArrayList<>()).add(each);
      }
    }
    tagged.forEach((name, checks) -> all.putIfAbsent(name, ShownService.ofTags(checks)));
    return all;
  }

  private void list(Request request) throws IOException {
    Parameters parameters = Parameters.of(request, "source", Paging.LIMIT, Paging.CURSOR);
    Paging paging = Paging.of(parameters);
    List<ShownService.Source> sources = parameters.someOf("source", ShownService.Source.values());
    Paging.send(
        request,
        paging.of(
            all(request).values().stream()
                .filter(service -> sources.isEmpty() || sources.contains(service.source())),
            ShownService::name),
        (out, service) -> service.write(out));
  }

  private ShownService found(Request request) {
    String name = request.segment(NAME);
    ShownService service = all(request).get(name);
    if (service == null) {
      throw ProblemException.notFound("there is no service " + name);
    }
    return service;
  }

  private void one(Request request) throws IOException {
    Parameters.of(request);
    send(request, 200, found(request));
  }

  private static void send(Request request, int status, ShownService service) throws IOException {
    request.set("ETag", service.tag().toString());
    Answers.send(request, status, service::write);
  }

  private void add(Request request) throws IOException {
    Parameters.of(request);
    open();
    String definition = definition(request);
    String name = named(definition);
    AddedService added =
        context
            .services()
            .add(definition, request.caller().name())
            .orElseThrow(
                () -> ProblemException.conflict("there is a service " + name + " already"));
    request.changed("service.create", name, "", added.definition());
    request.set(
        "Location",
        PATH + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    send(request, 201, shown(added));
  }

  private void open() {
    if (!context.services().isOpen()) {
      throw ProblemException.conflict(
          "services cannot be added at run time: " + AlertContext.WITHOUT_DATABASE);
    }
  }

  private ShownService shown(AddedService added) {
    return ShownService.of(
        ShownService.Source.API, added.check(), Optional.of(added), context.board().results());
  }

  /** The body, as a text that is JSON with known fields. */
  private static String definition(Request request) throws IOException {
    byte[] body = request.body();
    Fields.of(body, CheckDefinition.KEYS.toArray(String[]::new)).check();
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The name in a definition that is right. */
  private String named(String definition) {
    try {
      return context.services().read(definition).service();
    } catch (ConfigException e) {
      throw ServiceProblems.of(e);
    }
  }

  private AddedService changeable(Request request) {
    ShownService service = found(request);
    AddedService added =
        service
            .added()
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "the service "
                            + service.name()
                            + (service.source() == ShownService.Source.FILE
                                ? " is one of the configuration: change it in the file, and reload"
                                : " is what guests ask for by their tags: change these")));
    service.tag().require(request);
    return added;
  }

  private void change(Request request) throws IOException {
    Parameters.of(request);
    open();
    AddedService before = changeable(request);
    String definition = definition(request);
    if (!named(definition).equals(before.name())) {
      throw Parameters.wrong(
          NAME, "a service keeps its name; remove it, and add one of the other name");
    }
    AddedService after =
        context
            .services()
            .change(before, definition, request.caller().name())
            .orElseThrow(() -> ProblemException.notFound("there is no service " + before.name()));
    request.changed("service.change", before.name(), before.definition(), after.definition());
    send(request, 200, shown(after));
  }

  private void remove(Request request) throws IOException {
    Parameters.of(request);
    open();
    AddedService before = changeable(request);
    context.services().remove(before.name());
    request.changed("service.remove", before.name(), before.definition(), "");
    request.answerEmpty(204);
  }

  private void results(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    ShownService service = found(request);
    Paging.send(
        request,
        paging.of(
            context.history().of(service.name()).stream()
                .filter(result -> context.shows(request, result.guest())),
            result ->
                "%020d".formatted(Long.MAX_VALUE - result.time().toEpochMilli()) + result.target()),
        ServiceAnswers::result);
  }

  private static void result(JsonWriter out, CheckHistory.Result result) throws IOException {
    out.beginObject();
    Answers.time(out.name("time"), result.time());
    out.name("target").value(result.target()).name("success").value(result.success());
    Answers.number(out.name("seconds"), result.seconds());
    out.name("reason").value(result.reason()).endObject();
  }

  private void turns(Request request) throws IOException {
    Paging paging = Paging.of(Parameters.of(request, Paging.LIMIT, Paging.CURSOR));
    ShownService service = found(request);
    CheckTurns turns =
        context
            .turns()
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "turns are not kept: " + AlertContext.WITHOUT_DATABASE));
    List<CheckTurns.Turn> read =
        turns.of(service.name(), place(paging.after()), paging.limit() + 1);
    boolean more = read.size() > paging.limit();
    List<CheckTurns.Turn> page = more ? read.subList(0, paging.limit()) : read;
    Paging.send(
        request,
        new Paging.Page<>(
            page, more ? Paging.sealed(page.get(page.size() - 1).place().toString()) : null),
        (out, turn) -> {
          out.beginObject();
          Answers.time(out.name("time"), turn.time());
          out.name("target").value(turn.target());
          out.name("state").value(turn.success() ? "up" : "down");
          out.name("reason").value(turn.reason()).endObject();
        });
  }

  private static CheckTurns.@Nullable Place place(@Nullable String text) {
    try {
      return text == null ? null : CheckTurns.Place.parse(text);
    } catch (IllegalArgumentException e) {
      throw Parameters.wrong(Paging.CURSOR, "not one that an answer had as next");
    }
  }
}
