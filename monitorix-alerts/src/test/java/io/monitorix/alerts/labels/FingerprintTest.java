package io.monitorix.alerts.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** As Alertmanager 0.25 answered when it was given this alert. */
  @Test
  void itIsTheOneThatAlertmanagerComputes() {
    Labels labels = Labels.of("alertname", "GuestDown", "id", "qemu/100", "cluster", "lab \u00fc");
    assertThat(Fingerprint.of(labels)).hasToString("52f68db63e754eb3");
  }

  @Test
  void namesAndValuesDoNotRunTogether() {
    assertThat(Fingerprint.of(Labels.of("a", "bc")))
        .isNotEqualTo(Fingerprint.of(Labels.of("ab", "c")));
  }
}
