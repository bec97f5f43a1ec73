package io.monitorix.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.monitorix.exporter.embedded.AlertEngine;
import io.monitorix.spring.fixture.Contexts;
import io.monitorix.spring.fixture.Told;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** In the application's database, beside the application's own tables and migrations. */
class DataSourceTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private static ApplicationContextRunner application(Supplier<DataSource> source) {
    return Contexts.metered()
        .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
        .withBean("applicationDataSource", DataSource.class, source)
        .withBean("pager", Told.class)
        .withPropertyValues(
            "monitorix.alerts.interval=200ms",
            "monitorix.alerts.routing.route.group-wait=0s",
            "monitorix.alerts.rules.files=classpath:rules/always.yml");
  }

  private static HikariDataSource pool(String url, String user) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(6);
    return new HikariDataSource(config);
  }

  private static void isKeptBesideTheApplication(Supplier<DataSource> source) {
    application(source)
        .run(
            context -> {
              assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(Flyway.class);
              DataSource own = context.getBean(DataSource.class);
              await()
                  .atMost(LONG)
                  .untilAsserted(
                      () -> assertThat(context.getBean(Told.class).messages()).isNotEmpty());
              assertThat(context.getBean(AlertEngine.class).store()).isPresent();
              assertThat(texts(own, "SELECT version FROM flyway_schema_history")).contains("1");
              assertThat(texts(own, "SELECT description FROM flyway_schema_history"))
                  .contains("orders")
                  .noneMatch(text -> text.contains("alert"));
              assertThat(texts(own, "SELECT version FROM monitorix_alerts_schema_history"))
                  .contains("1");
              assertThat(texts(own, "SELECT count(*) FROM orders")).containsExactly("0");
            });
    application(source)
        .run(
            context -> {
              AlertEngine engine = context.getBean(AlertEngine.class);
              await()
                  .atMost(LONG)
                  .until(
                      () ->
                          engine.rules().stream()
                              .anyMatch(group -> group.lastEvaluation().toEpochMilli() > 0));
              assertThat(context.getBean(Told.class).messages()).isEmpty();
            });
  }

  @Test
  void alertsAreKeptInThePostgresqlOfTheApplication() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      isKeptBesideTheApplication(
          () -> pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres"));
    }
  }

  @Test
  void alertsAreKeptInTheSqliteOfTheApplication(@TempDir Path folder) {
    isKeptBesideTheApplication(
        () ->
            pool(
                "jdbc:sqlite:"
                    + folder.resolve("shop.db")
                    + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=3000",
                ""));
  }

  @Test
  void aDataSourceThatCannotKeepAlertsIsLeftAlone(@TempDir Path folder) {
    application(() -> new OtherDatabase())
        .withConfiguration(AutoConfigurations.of())
        .withPropertyValues("spring.flyway.enabled=false", "monitorix.data-dir=" + folder)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              AlertEngine engine = context.getBean(AlertEngine.class);
              await().atMost(LONG).until(() -> engine.store().isPresent());
              assertThat(folder.resolve("monitorix.db")).exists();
            });
    application(() -> new OtherDatabase())
        .withPropertyValues(
            "spring.flyway.enabled=false", "monitorix.alerts.database.use=data-source")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("monitorix.alerts.database.use")
                    .hasMessageContaining("Otherbase"));
  }

  @Test
  void oneOfSeveralDataSourcesIsMeantByItsName(@TempDir Path folder) {
    Supplier<DataSource> shop =
        () -> pool("jdbc:sqlite:" + folder.resolve("shop.db") + "?transaction_mode=IMMEDIATE", "");
    application(() -> new OtherDatabase())
        .withBean("second", DataSource.class, shop)
        .withPropertyValues(
            "spring.flyway.enabled=false", "monitorix.alerts.database.data-source=second")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              AlertEngine engine = context.getBean(AlertEngine.class);
              await().atMost(LONG).until(() -> engine.store().isPresent());
              assertThat(
                      texts(
                          context.getBean("second", DataSource.class),
                          "SELECT version FROM monitorix_alerts_schema_history"))
                  .contains("1");
            });
  }

  private static List<String> texts(DataSource source, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
    }
    return texts;
  }
}
