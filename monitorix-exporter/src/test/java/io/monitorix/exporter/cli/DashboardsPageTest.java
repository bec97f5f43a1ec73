package io.monitorix.exporter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.monitorix.alerts.store.AlertStore;
import io.monitorix.alerts.store.AlertStoreOptions;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.dashboards.push.FakeGrafana;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what {@code docs/dashboards.md} tells to run. */
class DashboardsPageTest {

  private static final int COMMANDS = 5;

  @TempDir private Path folder;

  private static List<String> blocks(String language) throws IOException {
    Path inRoot = Path.of("docs", "dashboards.md");
    String page = Files.readString(Files.exists(inRoot) ? inRoot : Path.of("..").resolve(inRoot));
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(page)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @Test
  void commandsDoWhatThePageSays() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), FakeGrafana.TOKEN);
    Path other =
        Files.writeString(
            folder.resolve("10347.json"),
            "{\"panels\": [{\"targets\": [{\"expr\": \"sum(pve_up)\"}]}]}");
    Path grafanaFolder = folder.resolve("grafana");
    List<String> ran = new ArrayList<>();
    try (FakeGrafana grafana = new FakeGrafana(true);
        MockWebServer prometheus = new MockWebServer()) {
      prometheus.enqueue(
          new MockResponse.Builder().body("{\"status\":\"success\",\"data\":[]}").build());
      prometheus.start();
      for (String block : blocks("sh")) {
        for (String line : block.lines().filter(each -> each.startsWith("monitorix ")).toList()) {
          String command =
              line.substring("monitorix ".length())
                  .replace("http://localhost:3000", grafana.url())
                  .replace("http://localhost:9090", prometheus.url("/").toString())
                  .replace("/run/secrets/grafana_token", token.toString())
                  .replace("10347.json", other.toString())
                  .replace(" grafana", " " + grafanaFolder);
          Outcome outcome = Outcome.of(command.split(" "));
          assertThat(outcome.status()).as("%s: %s%s", line, outcome.out(), outcome.err()).isZero();
          ran.add(line);
        }
      }
    }
    assertThat(ran).hasSize(COMMANDS);
  }

  @Test
  void theReaderOfTheHistoryReadsItAndNothingElse() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      try (Connection owner = server.getPostgresDatabase().getConnection();
          Statement statement = owner.createStatement()) {
        statement.execute("CREATE DATABASE monitorix");
      }
      String url = server.getJdbcUrl("postgres", "monitorix");
      AlertStore.open(AlertStoreOptions.in(new Database.Postgresql(url, "postgres", "secret")))
          .close();
      List<String> sql = blocks("sql");
      try (Connection owner = DriverManager.getConnection(url);
          Statement statement = owner.createStatement()) {
        statement.execute(sql.get(0));
        statement.execute(
            "INSERT INTO monitorix_label_set VALUES (1, '{}', 'NodeDown', 'critical', 'lab', 'node/a'),"
                + " (2, '{}', 'NodeDown', 'critical', 'lab', 'node/b'),"
                + " (3, '{}', 'GuestDown', 'warning', 'lab', 'qemu/100')");
        statement.execute(
            "INSERT INTO monitorix_alert_history"
                + " (time, fingerprint, rule_id, state_before, state, value, annotations) VALUES"
                + " (1000, 1, 1, NULL, 'pending', 0, '{}'),"
                + " (2000, 1, 1, 'pending', 'firing', 0, '{\"summary\": \"Node a is down\"}'),"
                + " (3000, 2, 1, 'pending', 'firing', 0, '{\"summary\": \"Node b is down\"}'),"
                + " (4000, 3, 2, 'pending', 'firing', 0, '{\"summary\": \"Guest 100 is down\"}'),"
                + " (9000, 1, 1, 'pending', 'firing', 0, '{\"summary\": \"too late\"}')");
      }
      String reader = url.replaceAll("user=[^&]*", "user=grafana");
      try (Connection grafana = DriverManager.getConnection(reader);
          Statement statement = grafana.createStatement()) {
        assertThat(column(statement, sql.get(1), "summary"))
            .containsExactly("Guest 100 is down", "Node b is down", "Node a is down");
        assertThat(column(statement, sql.get(2), "alertname"))
            .containsExactly("NodeDown", "GuestDown");
        assertThat(column(statement, sql.get(2), "things")).containsExactly("2", "1");
        assertThatThrownBy(() -> statement.execute("SELECT * FROM monitorix_silence"))
            .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> statement.execute("DELETE FROM monitorix_alert_history"))
            .isInstanceOf(SQLException.class);
      }
      assertThat(sql).hasSize(3);
    }
  }

  private static List<String> column(Statement statement, String query, String name)
      throws SQLException {
    List<String> values = new ArrayList<>();
    String shown = query.replace("${__from}", "1500").replace("${__to}", "5000");
    try (ResultSet rows = statement.executeQuery(shown)) {
      while (rows.next()) {
        values.add(rows.getString(name));
      }
    }
    return values;
  }
}
