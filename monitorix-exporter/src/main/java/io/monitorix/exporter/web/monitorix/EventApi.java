package io.monitorix.exporter.web.monitorix;

import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.events.EventFilter;
import io.monitorix.exporter.events.EventId;
import io.monitorix.exporter.events.EventLog;
import io.monitorix.exporter.web.Cors;
import io.monitorix.exporter.web.Form;
import io.monitorix.exporter.web.Method;
import io.monitorix.exporter.web.OpenAnswer;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.Route;
import io.monitorix.exporter.web.api.Answers;
import io.monitorix.exporter.web.api.ProblemException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/monitorix/v1/events}: what changes, as server-sent events. Safe for several
 * threads.
 */
public final class EventApi implements AutoCloseable {

  private static final String PATH = "/api/monitorix/v1/events";
  private static final String METHODS = "GET, OPTIONS";

  /** None is of this process: all that is kept comes after it. */
  private static final EventId UNKNOWN = new EventId(0, 0);

  private final EventLog log;
  private final StreamLimits limits;
  private final EventStreams streams;
  private final Cors cors;

  private EventApi(EventLog log, StreamLimits limits, Cors cors) {
    this.log = log;
    this.limits = limits;
    this.streams = EventStreams.start(log, limits);
    this.cors = cors;
  }

  /**
   * Starts to write to those who listen.
   *
   * @param cors which pages of other sites may listen
   */
  public static EventApi start(EventLog log, StreamLimits limits, Cors cors) {
    return new EventApi(log, limits, cors);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.read(Method.GET, PATH, this::listen),
        Route.read(
            Method.OPTIONS,
            PATH,
            request -> {
              cors.allow(request, METHODS);
              request.answerEmpty(204);
            }));
  }

  /** How many listen now. */
  public int listeners() {
    return streams.size();
  }

  private void listen(Request request) throws IOException {
    cors.allow(request, METHODS);
    try {
      listen(request, request.form());
    } catch (ProblemException e) {
      Answers.send(request, e);
    }
  }

  private void listen(Request request, Form form) throws IOException {
    EventFilter filter = filter(form);
    EventId place = place(request, form);
    if (request.isLast() || !streams.take()) {
      request.set("Retry-After", "5");
      throw ProblemException.unavailable(
          limits.streams() + " streams are open, which is events.max_streams; close one of them");
    }
    boolean added = false;
    try {
      request.set("Cache-Control", "no-cache");
      // nginx would collect events until its buffer is full
      request.set("X-Accel-Buffering", "no");
      Optional<OpenAnswer> answer = request.open(EventText.TYPE);
      if (answer.isPresent()) {
        added = true;
        streams.add(
            new EventStream(answer.get(), listener(request), filter, place, limits.patience()));
      }
    } finally {
      if (!added) {
        streams.giveBack();
      }
    }
  }

  private static EventStream.Listener listener(Request request) {
    return new EventStream.Listener() {
      @Override
      public boolean isStillAllowed() {
        return request.isStillAllowed();
      }

      @Override
      public Visibility visibility() {
        return request.visibility();
      }
    };
  }

  private static EventFilter filter(Form form) {
    try {
      return EventFilter.of(form.all("type"), form.all("id"), form.all("cluster"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Browsers send the header by themselves; the parameter is for who cannot set headers. */
  private EventId place(Request request, Form form) {
    String header = request.header("Last-Event-ID");
    String last = header == null || header.isEmpty() ? form.first("lastEventId") : header;
    return last.isEmpty() ? log.last() : EventId.parse(last).orElse(UNKNOWN);
  }

  /** Ends all streams; to be closed before the server, which would wait for them. */
  @Override
  public void close() {
    streams.close();
  }
}
