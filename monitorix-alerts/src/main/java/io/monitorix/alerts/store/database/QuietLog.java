package io.monitorix.alerts.store.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Flyway tells, a level lower: of its many lines about each start none needs a reader. */
public final class QuietLog implements LogCreator {

  /** Flyway makes it, by the name of the class. */
  public QuietLog() {}

  @Override
  public Log createLogger(Class<?> type) {
    return new Lower(LoggerFactory.getLogger(type));
  }

  private record Lower(Logger log) implements Log {

    @Override
    public void debug(String message) {
      log.trace("{}", message);
    }

    @Override
    public void info(String message) {
      log.debug("{}", message);
    }

    @Override
    public void notice(String message) {
      log.debug("{}", message);
    }

    @Override
    public void warn(String message) {
      log.warn("{}", message);
    }

    /** It is thrown, too, and told by whoever catches it. */
    @Override
    public void error(String message) {
      log.debug("{}", message);
    }

    @Override
    public void error(String message, Exception e) {
      log.debug("{}", message, e);
    }
  }
}
