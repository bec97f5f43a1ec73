package io.monitorix.examples.simulator.http;

import io.monitorix.examples.simulator.api.Body;
import io.monitorix.examples.simulator.api.Reply;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Puts answers on the wire as the product at hand does: its headers, when it compresses, when it
 * ends the connection.
 */
final class Wire {
  private static final int REQUESTS_PER_CONNECTION = 100;
  private static final int COMPRESSED_FROM = 1024;

  private Wire() {}

  /** An answer. */
  static MockResponse response(RecordedRequest request, Reply reply, Site.Dialect dialect) {
    return builder(request, reply, dialect).build();
  }

  /** An answer whose connection ends in the middle of the body. */
  static MockResponse truncated(RecordedRequest request, Reply reply, Site.Dialect dialect) {
    return builder(request, reply, dialect).onResponseBody(new SocketEffect.CloseSocket()).build();
  }

  /** No answer: the connection ends. */
  static MockResponse dropped() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private static MockResponse.Builder builder(
      RecordedRequest request, Reply reply, Site.Dialect dialect) {
    MockResponse.Builder response =
        switch (dialect) {
          case PVE -> ofPve(request, reply);
          case PBS -> ofPbs(request, reply);
        };
    return reply.setCookie() == null
        ? response
        : response.addHeader("Set-Cookie", reply.setCookie());
  }

  private static MockResponse.Builder ofPbs(RecordedRequest request, Reply reply) {
    byte[] bytes = reply.body() == null ? new byte[0] : reply.body().plain();
    MockResponse.Builder response =
        new MockResponse.Builder()
            .status("HTTP/1.1 %d %s".formatted(reply.status(), reply.reason()))
            .clearHeaders();
    if (reply.contentType() != null) {
      response.addHeader("Content-Type", reply.contentType());
    }
    response.body(new Bytes(bytes)).setHeader("Content-Length", bytes.length);
    if (wantsToClose(request)) {
      response.addHeader("Connection", "close").onResponseEnd(new SocketEffect.CloseSocket());
    }
    return response.addHeader("Date", date());
  }

  private static MockResponse.Builder ofPve(RecordedRequest request, Reply reply) {
    boolean last =
        reply.status() >= 400
            || request.getExchangeIndex() >= REQUESTS_PER_CONNECTION - 1
            || wantsToClose(request);
    String date = date();
    MockResponse.Builder response =
        new MockResponse.Builder()
            .status("HTTP/1.1 %d %s".formatted(reply.status(), reply.reason()))
            .clearHeaders()
            .addHeader("Cache-Control", "max-age=0");
    if (last || reply.relayed()) {
      response.addHeader("Connection", "close");
    }
    if (!last) {
      response.addHeader("Connection", "Keep-Alive");
    }
    response
        .addHeader("Date", date)
        .addHeader("Pragma", "no-cache")
        .addHeader("Server", "pve-api-daemon/3.0");
    Body body = reply.body();
    if (body != null) {
      body(request, reply, body, response);
    }
    if (last) {
      response.onResponseEnd(new SocketEffect.CloseSocket());
    }
    return response.addHeader("Expires", date);
  }

  /** The server's real time; nothing simulated depends on it. */
  private static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(Clock.system(ZoneOffset.UTC)));
  }

  private static void body(
      RecordedRequest request, Reply reply, Body body, MockResponse.Builder response) {
    boolean compressed =
        reply.status() < 400 && body.plain().length > COMPRESSED_FROM && acceptsGzip(request);
    byte[] bytes = compressed ? body.gzip() : body.plain();
    if (compressed) {
      response.addHeader("Content-Encoding", "gzip");
    }
    response.body(new Bytes(bytes)).setHeader("Content-Length", bytes.length);
    if (reply.contentType() != null) {
      response.addHeader("Content-Type", reply.contentType());
    }
  }

  private static boolean wantsToClose(RecordedRequest request) {
    String connection = request.getHeaders().get("Connection");
    return request.getVersion().equals("HTTP/1.0")
        || (connection != null && connection.toLowerCase(Locale.ROOT).contains("close"));
  }

  private static boolean acceptsGzip(RecordedRequest request) {
    @Nullable String accepted = request.getHeaders().get("Accept-Encoding");
    return accepted != null && accepted.contains("gzip");
  }

  /** Writes an array that is shared between answers, without a copy. */
  private static final class Bytes implements MockResponseBody {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getContentLength() {
      return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
      // The server hands a buffered sink and leaves it to the body to empty it.
      sink.flush();
    }
  }
}
