package io.monitorix.exporter.dashboards.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Queries of public dashboards, a line each before a tab, where they lie beside the repository. */
class PublicQueriesTest {

  private static final Path FILE = Path.of("../../shared/dashboard-queries.txt");

  @Test
  void allAreRead() throws IOException {
    assumeTrue(Files.exists(FILE), "no published queries beside the repository");
    List<String> queries =
        Files.readAllLines(FILE).stream().map(line -> line.split("\t", 2)[0]).toList();
    assertThat(queries).hasSizeGreaterThan(300);
    DashboardCheck check = new DashboardCheck(KnownMetrics.ofMonitorix(List.of()));
    for (String query : queries) {
      assertThat(check.check("public.json", dashboard(query)).problems())
          .as(query)
          .noneMatch(problem -> problem.kind() == Problem.Kind.SYNTAX)
          .noneMatch(problem -> problem.kind() == Problem.Kind.FILE);
    }
  }

  private static String dashboard(String query) throws IOException {
    Buffer text = new Buffer();
    JsonWriter json = JsonWriter.of(text);
    json.beginObject().name("panels").beginArray();
    json.beginObject().name("targets").beginArray();
    if (!query.startsWith("label_values(")) {
      json.beginObject().name("expr").value(query).endObject();
    }
    json.endArray().endObject().endArray();
    json.name("templating").beginObject().name("list").beginArray();
    json.beginObject().name("name").value("v").name("type").value("query");
    json.name("query").value(query.startsWith("label_values(") ? query : "").endObject();
    json.endArray().endObject().endObject();
    return text.readUtf8();
  }
}
