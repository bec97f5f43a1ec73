package io.monitorix.alerts.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** As Alertmanager 0.25 answered when it was given this alert. */
  @Test
  void itIsTheOneThatAlertmanagerComputes() {
    Labels labels = Labels.of("alertname", "GuestDown", "id", "qemu/100", "cluster", "lab \u00fc");
    assertThat(Fingerprint.of(labels)).hasToString("52f68db63e754eb3");
    assertThat(Fingerprint.of(Labels.of("alertname", "KettleCold", "room", "kitchen")))
        .hasToString("18bb552d68f41af8");
    assertThat(Fingerprint.of(Labels.of("ort_", "Küche", "alertname", "Kalt 🫖")))
        .hasToString("206812915480fdbc");
  }

  @Test
  void noLabelsHaveTheBasisOfTheHash() {
    assertThat(Fingerprint.of(Labels.EMPTY)).hasToString("cbf29ce484222325");
  }

  @Test
  void whatItWritesItReads() {
    Fingerprint fingerprint = Fingerprint.of(Labels.of("a", "b"));

    assertThat(Fingerprint.parse(fingerprint.toString())).isEqualTo(fingerprint);
  }

  @Test
  void namesAndValuesDoNotRunTogether() {
    assertThat(Fingerprint.of(Labels.of("a", "bc")))
        .isNotEqualTo(Fingerprint.of(Labels.of("ab", "c")));
  }
}
