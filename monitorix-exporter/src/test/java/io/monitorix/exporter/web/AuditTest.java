package io.monitorix.exporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.exporter.auth.AuditTrail;
import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditTest {

  private final VirtualClock clock = new VirtualClock();
  private final Audit audit = new Audit(AuditTrail.NONE, RequestObserver.NONE, clock);

  @Test
  void refusalsOfOneAddressAreCountedOnceTheyAreMany() {
    for (int i = 0; i < 10; i++) {
      assertThat(audit.refused("192.0.2.1")).isZero();
    }
    for (int i = 0; i < 7; i++) {
      assertThat(audit.refused("192.0.2.1")).isEqualTo(-1);
    }
    assertThat(audit.refused("192.0.2.2")).isZero();

    clock.advance(Duration.ofMinutes(1));

    assertThat(audit.refused("192.0.2.1")).isEqualTo(7);
    assertThat(audit.refused("192.0.2.1")).isZero();
  }

  @Test
  void veryManyAddressesAreForgottenAgain() {
    for (int i = 0; i < 10; i++) {
      assertThat(audit.refused("192.0.2.1")).isZero();
    }
    for (int i = 0; i < 1000; i++) {
      assertThat(audit.refused("address" + i)).isZero();
    }
    assertThat(audit.refused("192.0.2.1")).isZero();
  }
}
