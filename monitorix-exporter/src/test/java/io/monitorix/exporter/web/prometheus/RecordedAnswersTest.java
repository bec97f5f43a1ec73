package io.monitorix.exporter.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import io.monitorix.exporter.web.Cors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.MultipleFailuresError;

/** What a real Prometheus 2.42 was asked, where its answers lie beside the project. */
class RecordedAnswersTest {

  private static final String FILE = "../shared/alerts/api/prometheus-2.42.json";

  /** Where 3.x, which we follow, says something else, or where the data decides. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "range_string",
          "query_bad_regex",
          "metadata_limit",
          "label_values_invalid",
          "query_many",
          "query_dup",
          "reload_disabled");

  @TempDir private static Path folder;
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server = ApiServer.start(folder, Cors.ALL);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void errorsAreTheSameToTheLetterAndAnswersHaveTheSameFields() throws IOException {
    List<Map<String, ?>> recorded = JsonPath.read(recording(), "$[*]");
    List<AssertionError> failures = new ArrayList<>();
    for (Map<String, ?> each : recorded) {
      try {
        check(each);
      } catch (AssertionError e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw new MultipleFailuresError("recorded answers", failures);
    }
  }

  private static void check(Map<String, ?> each) {
    if (!(each.get("request") instanceof Map<?, ?> request)) {
      return;
    }
    String path = String.valueOf(request.get("path"));
    String name = String.valueOf(each.get("name"));
    if (!"GET".equals(request.get("method"))
        || !path.startsWith("/api/")
        || OTHERWISE.contains(name)
        || !(each.get("body") instanceof Map<?, ?> body)) {
      return;
    }
    HttpResponse<String> answer =
        server.get(
            path.replace("[", "%5B").replace("]", "%5D").replace("{", "%7B").replace("}", "%7D"));
    assertThat(answer.statusCode()).as(name).isEqualTo(each.get("status"));
    Object ours = Configuration.defaultConfiguration().jsonProvider().parse(answer.body());
    if ("error".equals(body.get("status"))) {
      assertThat(ours).as(name).isEqualTo(body);
    } else {
      sameFields(name, body, ours);
    }
  }

  /** Objects have at least the fields recorded; lists are compared by their first elements. */
  private static void sameFields(String where, @Nullable Object theirs, @Nullable Object ours) {
    if (theirs instanceof Map<?, ?> fields) {
      assertThat(ours).as(where).isInstanceOf(Map.class);
      if (!(ours instanceof Map<?, ?> own)
          || where.endsWith(".metric")
          || where.endsWith("flags.data")
          || where.contains("abels")) {
        return;
      }
      fields.forEach(
          (name, value) -> {
            assertThat(own.containsKey(name)).as(where + "." + name).isTrue();
            sameFields(where + "." + name, value, own.get(name));
          });
    } else if (theirs instanceof List<?> elements) {
      assertThat(ours).as(where).isInstanceOf(List.class);
      if (ours instanceof List<?> own
          && !elements.isEmpty()
          && !own.isEmpty()
          && !where.startsWith("series")) {
        sameFields(where + "[]", elements.get(0), own.get(0));
      }
    }
  }

  private static String recording() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isRegularFile(at.resolve(FILE))) {
      at = at.getParent();
    }
    assumeTrue(at != null, "the recording is not there");
    return Files.readString(at.resolve(FILE));
  }
}
