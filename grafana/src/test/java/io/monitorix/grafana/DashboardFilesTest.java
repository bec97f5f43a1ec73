package io.monitorix.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.grafana.dashboard.Dashboards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps the folder {@code dashboards} as the code describes it. */
class DashboardFilesTest {

  private static final Path FOLDER = Path.of("dashboards");

  @Test
  void eachFileIsAsTheCodeDescribesIt() throws IOException {
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      for (Map.Entry<String, String> file : Dashboards.files().entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(Dashboards.files())
        .allSatisfy(
            (name, text) ->
                assertThat(FOLDER.resolve(name))
                    .as(
                        "run this test with MONITORIX_WRITE_DOCS=true in the environment after a"
                            + " change of dashboards")
                    .content()
                    .isEqualTo(text));
  }

  @Test
  void noFileIsLeftOver() {
    assertThat(Project.files(FOLDER, ""))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(Dashboards.files().keySet());
  }
}
