package io.monitorix.alerts.notify;

import io.monitorix.alerts.notify.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A service on the web that keeps what it is sent, and can be told how to answer. */
public final class WebService implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

  /** Answers with 200 and {@code ok}, unless it is told otherwise. */
  public WebService() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            MockResponse next = answers.poll();
            return next != null ? next : answer(200, "ok").build();
          }
        });
    try {
      server.start();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static MockResponse.Builder answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body);
  }

  /** The next request that has none yet gets this answer. */
  public WebService answering(MockResponse.Builder answer) {
    answers.add(answer.build());
    return this;
  }

  public WebService answering(int status, String body) {
    return answering(answer(status, body));
  }

  /** Sends a message by an integration whose configuration has this service as {@code $URL}. */
  public Result send(String key, String config, Message message) {
    String url = url("/");
    String base = url.substring(0, url.length() - 1);
    try (Integration integration = Fixtures.read(key, config.replace("$URL", base))) {
      return integration.send(message);
    }
  }

  public String url(String path) {
    return server.url(path).toString();
  }

  public int requests() {
    return requests.size();
  }

  public RecordedRequest request(int index) {
    return requests.get(index);
  }

  public RecordedRequest last() {
    return requests.get(requests.size() - 1);
  }

  public String body(int index) {
    ByteString body = requests.get(index).getBody();
    return body == null ? "" : body.utf8();
  }

  public Map<?, ?> json() {
    return Json.readObject(body(requests.size() - 1)).orElseThrow();
  }

  public Map<?, ?> json(int index) {
    return Json.readObject(body(index)).orElseThrow();
  }

  /** What the last body has at a path such as {@code attachments.0.title}. */
  public Object at(String path) {
    Object value = json();
    for (String step : path.split("\\.", -1)) {
      value =
          value instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : ((Map<?, ?>) value).get(step);
      if (value == null) {
        throw new AssertionError("nothing at " + path + " of " + json());
      }
    }
    return value;
  }

  public String textAt(String path) {
    return (String) at(path);
  }

  public MockWebServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
  }
}
