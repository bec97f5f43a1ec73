package io.monitorix.exporter.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.monitorix.exporter.config.SentryConfig;
import io.monitorix.exporter.self.BuildInfo;
import io.sentry.SentryOptions;
import io.sentry.logback.SentryAppender;
import org.slf4j.LoggerFactory;

/**
 * Sets Logback up in code: a file of XML would cost a third of a second at each start. Whoever
 * wants more names a file of their own by the system property {@code logback.configurationFile},
 * which is then left alone.
 */
final class Logging {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{0} %msg%n";

  private static final String SENTRY = "sentry";

  private Logging() {}

  static void configure(String level, boolean json) {
    if (System.getProperty("logback.configurationFile") != null
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context, json));
    console.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(level, Level.INFO));
    root.addAppender(console);
    if (!root.isDebugEnabled()) {
      // Four lines at each start, of nothing that anybody has to know.
      context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
    }
  }

  /**
   * Reports what is logged as an error, with the lines before it, to Sentry from now on; once, and
   * not where a file of Logback's own says what is done with logs.
   */
  static void report(SentryConfig sentry) {
    if (System.getProperty("logback.configurationFile") != null
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(SENTRY) != null) {
      return;
    }
    SentryOptions options = new SentryOptions();
    options.setDsn(sentry.dsn().value());
    options.setEnvironment(sentry.environment());
    options.setRelease("monitorix@" + BuildInfo.read().version());
    options.setEnableUncaughtExceptionHandler(true);
    SentryAppender appender = new SentryAppender();
    appender.setName(SENTRY);
    appender.setContext(context);
    appender.setOptions(options);
    appender.setMinimumEventLevel(Level.ERROR);
    appender.setMinimumBreadcrumbLevel(Level.INFO);
    appender.start();
    root.addAppender(appender);
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    if (json) {
      JsonEncoder encoder = new JsonEncoder();
      encoder.setContext(context);
      encoder.setWithFormattedMessage(true);
      encoder.setWithMessage(false);
      encoder.setWithArguments(false);
      encoder.setWithContext(false);
      encoder.setWithSequenceNumber(false);
      encoder.setWithNanoseconds(false);
      encoder.setWithMDC(false);
      encoder.start();
      return encoder;
    }
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
