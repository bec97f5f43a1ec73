package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.Visibility;
import io.monitorix.exporter.exposition.Body;
import io.monitorix.exporter.language.Languages;
import io.monitorix.exporter.web.SlowClients.Watch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request and the way to answer it. For one thread at a time. */
public final class Request {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final HttpExchange exchange;
  private final SlowClients slowClients;
  private final WebLimits limits;
  private final boolean last;
  private final Map<String, String> segments;
  private final RequestAudit audit;
  private final Function<Scope, Visibility> visibility;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Caller caller;
  private BooleanSupplier recheck = () -> true;

  /**
   * @param last whether the connection ends with the answer, because the server stops
   * @param segments what is in the open segments of the route's path
   * @param audit writes down what is changed
   * @param visibility what a scope lets see
   */
  Request(
      HttpExchange exchange,
      SlowClients slowClients,
      WebLimits limits,
      boolean last,
      Map<String, String> segments,
      RequestAudit audit,
      Function<Scope, Visibility> visibility) {
    this.audit = audit;
    this.visibility = visibility;
    this.caller = Caller.anonymous(exchange.getRemoteAddress().getAddress().getHostAddress());
    this.exchange = exchange;
    this.slowClients = slowClients;
    this.limits = limits;
    this.last = last;
    this.segments = segments;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** What the caller sees, as it is now. */
  public Visibility visibility() {
    Scope scope = caller.scope();
    return scope.isAll() ? Visibility.ALL : visibility.apply(scope);
  }

  /** From now on it is known who asks. */
  void isBy(Caller known) {
    caller = known;
  }

  /** From now on it can be asked again whether they may. */
  void recheckedBy(BooleanSupplier check) {
    recheck = check;
  }

  /**
   * Whether who asks still may: a token may have been revoked meanwhile. For answers that go on for
   * long; may take as long as a login does.
   */
  public boolean isStillAllowed() {
    return recheck.getAsBoolean();
  }

  /** The path that was asked for, decoded. */
  String path() {
    String path = exchange.getRequestURI().getPath();
    return path == null ? "" : path;
  }

  /** The client's address, without the port. */
  public String address() {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  /**
   * Writes down that the caller has changed something. To be called after that, and before the
   * answer. What cannot be written down is an error in the log: the change has been made.
   *
   * @param action a verb on a noun: {@code silence.create}
   * @param object what it was done to, an id or a name
   * @param before it as JSON, without secrets; empty where there was none
   * @param after it as JSON, without secrets; empty where there is none
   */
  public void changed(String action, String object, String before, String after) {
    audit.changed(caller, address(), action, object, new RequestAudit.Values(before, after));
  }

  /** What is written down of it. */
  RequestAudit audit() {
    return audit;
  }

  /** Whether the server is about to stop, and takes no other request on this connection. */
  public boolean isLast() {
    return last;
  }

  /** The header's value; null where the request has none. Several are joined by commas. */
  public @Nullable String header(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? null : String.join(",", values);
  }

  /** The header's value; the other one where the request has none. */
  String headerOr(String name, String other) {
    String value = header(name);
    return value == null ? other : value;
  }

  /** The values of all headers of that name. */
  List<String> headers(String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : values;
  }

  /**
   * The parameters of the query, decoded. Of several with one name the first counts.
   *
   * @throws BadRequestException when one cannot be decoded
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    Form form = query();
    form.names().forEach(name -> parameters.put(name, form.first(name)));
    return parameters;
  }

  /**
   * The parameters of the query and of a body that is a form, decoded, with all their values.
   *
   * @throws BadRequestException when one cannot be decoded, or the body is too large
   * @throws IOException when the client does not send the body, or not in time
   */
  public Form form() throws IOException {
    Form form = new Form();
    String type = header("Content-Type");
    if (type != null && FORM.equalsIgnoreCase(type.split(";", 2)[0].strip())) {
      form.add(new String(body(), StandardCharsets.UTF_8));
    }
    String query = exchange.getRequestURI().getRawQuery();
    return query == null ? form : form.add(query);
  }

  /**
   * The parameters of the query alone, decoded, with all their values.
   *
   * @throws BadRequestException when one cannot be decoded
   */
  public Form query() {
    String query = exchange.getRequestURI().getRawQuery();
    return query == null ? new Form() : new Form().add(query);
  }

  /**
   * What the request has for a segment of the route's path that is open; the empty text if none.
   */
  public String segment(String name) {
    return segments.getOrDefault(name, "");
  }

  /**
   * The body, whole.
   *
   * @throws BadRequestException when it is larger than the server takes
   * @throws IOException when the client does not send it, or not in time
   */
  public byte[] body() throws IOException {
    Watch watch = slowClients.watch(limits.arrival(), "send the body");
    try {
      byte[] body = exchange.getRequestBody().readNBytes(limits.maxBody() + 1);
      if (body.length > limits.maxBody()) {
        throw BadRequestException.tooLarge(limits.maxBody());
      }
      return body;
    } finally {
      watch.close();
    }
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return exchange instanceof HttpsExchange ? "https" : "http";
  }

  /** Whether the client takes gzip. */
  public boolean acceptsGzip() {
    return Encodings.acceptGzip(header("Accept-Encoding"));
  }

  /**
   * In which language the answer is for people: the one the client likes most ({@code
   * Accept-Language}). Says so in the answer's headers.
   *
   * @param otherwise for a client that names none of those that there are
   */
  public Locale language(Locale otherwise) {
    Locale language = Languages.accepted(header("Accept-Language"), otherwise);
    set("Content-Language", language.getLanguage());
    set("Vary", "Accept-Language, Accept-Encoding");
    return language;
  }

  /** Sets a header of the answer. */
  public void set(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  /** Adds a header to the answer, beside others of its name. */
  void add(String name, String value) {
    exchange.getResponseHeaders().add(name, value);
  }

  /** Answers with a line for a person. */
  void answer(int status, String line) throws IOException {
    answer(status, "text/plain; charset=utf-8", line + "\n");
  }

  /** Answers that something of ours went wrong, which the log tells. */
  void answerInternalError() throws IOException {
    answer(500, "internal error: the log has more");
  }

  /** Answers with a text. */
  public void answer(int status, String contentType, String text) throws IOException {
    answer(status, contentType, new Body(List.of(text.getBytes(StandardCharsets.UTF_8)), false));
  }

  /** Answers with a body. */
  public void answer(int status, String contentType, Body body) throws IOException {
    head(contentType, body.gzip());
    send(() -> send(status, body));
  }

  /** Answers with a body of any length, in gzip where the client takes that. */
  public void answer(int status, String contentType, Content body) throws IOException {
    boolean gzip = acceptsGzip();
    head(contentType, gzip);
    send(() -> StreamedBody.send(exchange, status, gzip, body));
  }

  /**
   * Answers with a long body as it is, without gzip. Each part of it has to be taken in the time
   * that the whole of a shorter answer has; a thread is held as long as it lasts.
   *
   * @param length bytes that the body has
   */
  public void answerLong(int status, String contentType, long length, Content body)
      throws IOException {
    set("Content-Type", contentType);
    if (exchange.getRequestMethod().equals("HEAD")) {
      set("Content-Length", Long.toString(length));
      answerEmpty(status);
      return;
    }
    if (last) {
      set("Connection", "close");
    }
    try (exchange) {
      exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
      body.write(new PacedBody(exchange.getResponseBody(), slowClients, limits.taking()));
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
      throw e;
    }
    end.complete(null);
  }

  /** Answers without a body. */
  public void answerEmpty(int status) throws IOException {
    send(() -> exchange.sendResponseHeaders(status, -1));
  }

  /**
   * Begins an answer with 200 that goes on until one of both sides ends it; without gzip, which
   * would hold parts back.
   *
   * @return empty for HEAD, which is answered with that
   */
  public Optional<OpenAnswer> open(String contentType) throws IOException {
    head(contentType, false);
    if (exchange.getRequestMethod().equals("HEAD")) {
      answerEmpty(200);
      return Optional.empty();
    }
    // When it ends the client may not have read to its end: the connection is not used again.
    set("Connection", "close");
    Watch watch = slowClients.watch(limits.taking(), "take the answer");
    try {
      exchange.sendResponseHeaders(200, 0);
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
      throw e;
    } finally {
      watch.close();
    }
    return Optional.of(new OpenAnswer(exchange, slowClients, end));
  }

  private void head(String contentType, boolean gzip) {
    set("Content-Type", contentType);
    if (!exchange.getResponseHeaders().containsKey("Vary")) {
      set("Vary", "Accept, Accept-Encoding");
    }
    if (gzip) {
      set("Content-Encoding", "gzip");
    }
  }

  /** Something that is sent. */
  @FunctionalInterface
  private interface Sending {
    void send() throws IOException;
  }

  private void send(Sending sending) throws IOException {
    if (last) {
      set("Connection", "close");
    }
    Watch watch = slowClients.watch(limits.taking(), "take the answer");
    try (exchange) {
      sending.send();
    } catch (IOException | RuntimeException e) {
      end.completeExceptionally(e);
      throw e;
    } finally {
      watch.close();
    }
    end.complete(null);
  }

  private void send(int status, Body body) throws IOException {
    long length = body.length();
    if (exchange.getRequestMethod().equals("HEAD")) {
      set("Content-Length", Long.toString(length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
    OutputStream out = exchange.getResponseBody();
    for (byte[] part : body.parts()) {
      out.write(part);
    }
  }

  /** Whether the answer has begun. */
  boolean isAnswered() {
    return exchange.getResponseCode() != -1;
  }

  /**
   * Waits until some thread has answered.
   *
   * @throws IOException when the answer could not be sent. Only who throws it on makes the JDK's
   *     server forget the connection; one that is closed without would count as open for ever
   */
  void awaitEnd() throws IOException {
    try {
      end.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server has stopped", e);
    } catch (ExecutionException e) {
      throw new IOException("the answer was not sent", e.getCause());
    }
  }
}
