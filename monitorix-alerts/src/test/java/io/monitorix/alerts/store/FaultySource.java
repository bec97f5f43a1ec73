package io.monitorix.alerts.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Real connections that fail when they are told to. */
final class FaultySource implements DataSource {

  final AtomicBoolean away = new AtomicBoolean();
  final AtomicInteger commitsFail = new AtomicInteger();
  final AtomicInteger commits = new AtomicInteger();
  volatile @Nullable String onOpen;
  volatile @Nullable Runnable beforeCommit;
  private final AtomicInteger open = new AtomicInteger();
  private final DataSource source;

  FaultySource(DataSource source) {
    this.source = source;
  }

  /** How many connections were not closed. */
  int open() {
    return open.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (away.get()) {
      throw new SQLException("the database is away", "08001");
    }
    Connection connection = source.getConnection();
    String first = onOpen;
    if (first != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(first);
      }
    }
    open.incrementAndGet();
    return (Connection)
        Proxy.newProxyInstance(
            FaultySource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              boolean commit = method.getName().equals("commit");
              Runnable before = beforeCommit;
              if (commit && before != null) {
                before.run();
              }
              Object result;
              try {
                result = method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (method.getName().equals("close")) {
                open.decrementAndGet();
              }
              commits.addAndGet(commit ? 1 : 0);
              if (commit && commitsFail.get() > 0) {
                commitsFail.decrementAndGet();
                throw new SQLException("the connection broke", "08006");
              }
              return result;
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter writer) throws SQLException {
    source.setLogWriter(writer);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
