package io.monitorix.grafana.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the folder {@code provisioning-alerting} as the rule files are. */
class GrafanaRulesFileTest {

  private static final Path FILE = Path.of("provisioning-alerting", GrafanaRules.FILE);

  @Test
  void theFileIsAsTheRulesAre() throws IOException {
    if (Boolean.parseBoolean(System.getenv("MONITORIX_WRITE_DOCS"))) {
      Files.writeString(FILE, GrafanaRules.text());
    }
    assertThat(FILE)
        .as(
            "run this test with MONITORIX_WRITE_DOCS=true in the environment after a change of rules")
        .content()
        .isEqualTo(GrafanaRules.text());
  }
}
