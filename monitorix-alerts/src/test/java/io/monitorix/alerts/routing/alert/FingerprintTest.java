package io.monitorix.alerts.routing.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.Labels;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void noLabelsHaveTheOffsetOfTheHash() {
    assertThat(Fingerprint.of(Labels.EMPTY)).hasToString("cbf29ce484222325");
  }

  @Test
  void itIsTheOneThatAlertmanagerShows() {
    // As amtool alert query -o json of a running Alertmanager showed them.
    assertThat(Fingerprint.of(Labels.of("alertname", "KettleCold", "room", "kitchen")))
        .hasToString("18bb552d68f41af8");
    assertThat(Fingerprint.of(Labels.of("ort_", "Küche", "alertname", "Kalt 🫖")))
        .hasToString("206812915480fdbc");
  }

  @Test
  void whatItWritesItReads() {
    Fingerprint fingerprint = Fingerprint.of(Labels.of("a", "b"));

    assertThat(Fingerprint.parse(fingerprint.toString())).isEqualTo(fingerprint);
  }
}
