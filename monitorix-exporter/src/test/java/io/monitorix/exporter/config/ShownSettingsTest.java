package io.monitorix.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownSettingsTest {

  private static final String CONFIG =
      """
      targets:
      - {name: lab, server: pve1.example, token: {id: a@pve!b, secret: hidden-1}}
      - {name: old, server: pve2.example, user: root@pam, password: hidden-2}
      database: {url: "jdbc:postgresql://db.example/m?password=hidden-3", username: u, password: hidden-4}
      remote_write:
      - {url: "https://mimir.example/push?token=hidden-6", headers: {X-Key: hidden-7}}
      probes:
        modules:
          own: {prober: http, http: {headers: {X-Key: hidden-8}, basic_auth: {username: u, password: hidden-9}}}
      """;

  @TempDir private Path folder;

  @Test
  void noSecretIsShownAndTheRestIs() {
    String shown = String.valueOf(ShownSettings.of(new ConfigFiles(folder).load(CONFIG)));

    assertThat(shown)
        .doesNotContain("hidden-")
        .contains("id=a@pve!b, secret=***")
        .contains("user=root@pam, password=***")
        .contains("jdbc:postgresql://db.example/m?***")
        .contains("https://mimir.example/push?***")
        .contains("calls_per_second=2");
  }

  @Test
  void ofWhatIsNotKnownOnlyTheKindIsTold() {
    assertThat(ShownSettings.of(new Object())).isEqualTo("(Object)");
  }
}
