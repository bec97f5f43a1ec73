package io.monitorix.spring.alerts;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLFeatureNotSupportedException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A data source of a database that keeps no alerts, and that fails at all but its name. */
final class OtherDatabase extends AbstractDataSource {

  @Override
  public Connection getConnection() {
    return answering(
        Connection.class,
        "getMetaData",
        answering(DatabaseMetaData.class, "getDatabaseProductName", "Otherbase"));
  }

  @Override
  public Connection getConnection(String username, String password) {
    return getConnection();
  }

  private static <T> T answering(Class<T> type, String method, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return answer;
              }
              if (called.getName().equals("close")) {
                return null;
              }
              throw new SQLFeatureNotSupportedException(called.getName());
            }));
  }
}
