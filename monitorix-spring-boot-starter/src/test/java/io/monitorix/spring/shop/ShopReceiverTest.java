package io.monitorix.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.spring.test.MonitorixTest;
import io.monitorix.spring.test.RecordingReceiver;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

@MonitorixTest(
    includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Warehouse.class))
class ShopReceiverTest {

  @Autowired private Warehouse warehouse;
  @Autowired private Integration receiver;

  @Test
  void moreOfTheApplicationCanBeAskedFor() {
    assertThat(warehouse).isNotNull();
    assertThat(receiver).isInstanceOf(RecordingReceiver.class);
  }
}
