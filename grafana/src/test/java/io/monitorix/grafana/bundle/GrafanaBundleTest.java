package io.monitorix.grafana.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrafanaBundleTest {

  private static final List<String> FOLDERS =
      List.of(
          "dashboards",
          "provisioning",
          "provisioning-alerting",
          "provisioning-postgresql",
          "alertmanager",
          "rules");

  @Test
  void eachFileIsThatOfTheFolder() {
    assertThat(GrafanaBundle.files())
        .allSatisfy((path, text) -> assertThat(Path.of(path)).content().isEqualTo(text));
  }

  @Test
  void noFileOfTheFoldersIsLeftOut() throws IOException {
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        assertThat(files.filter(Files::isRegularFile).map(GrafanaBundleTest::path))
            .as("add it to GrafanaBundle")
            .filteredOn(path -> !path.startsWith("rules/tests/"))
            .isSubsetOf(GrafanaBundle.files().keySet());
      }
    }
  }

  private static String path(Path file) {
    return file.toString().replace('\\', '/');
  }
}
