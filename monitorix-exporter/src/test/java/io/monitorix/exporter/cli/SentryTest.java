package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.monitorix.exporter.config.Secret;
import io.monitorix.exporter.config.SentryConfig;
import io.sentry.Sentry;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SentryTest {

  @AfterEach
  void stop() {
    Sentry.close();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender("sentry");
  }

  @Test
  void whatIsLoggedAsAnErrorIsReportedAndNothingElse() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.enqueue(new MockResponse.Builder().code(200).build());
      server.start();
      Logging.report(
          new SentryConfig(
              new Secret("http://the-key@127.0.0.1:" + server.getPort() + "/42"), "lab"));
      ((Logger) LoggerFactory.getLogger(SentryTest.class)).setLevel(Level.WARN);
      LoggerFactory.getLogger(SentryTest.class).warn("degraded only");
      LoggerFactory.getLogger(SentryTest.class).error("a person must act");

      RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
      assertThat(request).isNotNull();
      assertThat(request.getTarget()).isEqualTo("/api/42/envelope/");
      String event = unpacked(request);
      assertThat(event).contains("a person must act", "\"environment\":\"lab\"", "degraded only");
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  private static String unpacked(RecordedRequest request) throws Exception {
    Buffer body = new Buffer().write(request.getBody());
    if ("gzip".equals(request.getHeaders().get("Content-Encoding"))) {
      return Okio.buffer(new GzipSource(body)).readUtf8();
    }
    return body.readUtf8();
  }
}
