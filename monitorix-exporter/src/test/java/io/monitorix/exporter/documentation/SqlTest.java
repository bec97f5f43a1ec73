package io.monitorix.exporter.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreOptions;
import io.monitorix.alerts.store.database.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What pages have a database do, done by one. */
class SqlTest {

  @Test
  void isUnderstood() throws Exception {
    List<String> all =
        Pages.blocks(Set.of("sql")).stream()
            .map(block -> block.text().replace("${__from}", "0").replace("${__to}", "1"))
            .toList();
    assertThat(all).isNotEmpty();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      try (Connection first = server.getPostgresDatabase().getConnection();
          Statement statement = first.createStatement()) {
        statement.execute("CREATE DATABASE monitorix");
      }
      AlertStore.open(
              AlertStoreOptions.in(
                  new Database.Postgresql(
                      server.getJdbcUrl("postgres", "monitorix"), "postgres", "postgres")))
          .close();
      try (Connection connection = server.getDatabase("postgres", "monitorix").getConnection();
          Statement statement = connection.createStatement()) {
        for (String sql : all) {
          statement.execute(sql);
        }
      }
    }
  }
}
