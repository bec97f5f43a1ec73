package io.monitorix.examples.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ShopTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-01T12:00:00Z"));
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void aShopAsksForTheRateOfItsOwnOrders() {
    try (SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(now::get))) {
      OwnMeters own = new OwnMeters(meters, store, now::get);
      Shop shop = new Shop(meters, new Random(1));

      run(shop, own);
      Value.Vector rates =
          (Value.Vector) own.ask("sum by (outcome) (rate(shop_orders_total[20s]))");

      assertThat(rates.elements()).extracting(Value.Element::labels).hasSize(2);
      assertThat(rates.elements())
          .anySatisfy(sold -> assertThat(sold.value()).isBetween(5.0, 15.0))
          .anySatisfy(failed -> assertThat(failed.value()).isBetween(0.1, 3.0));
      assertThat(Shop.text(own.ask(Shop.TOO_MANY_FAILURES))).isEmpty();
    }
  }

  @Test
  void tooManyFailuresAreSeen() {
    try (SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS.maintainedBy(now::get))) {
      OwnMeters own = new OwnMeters(meters, store, now::get);
      Shop shop = new Shop(meters, new Random(1));
      run(shop, own);

      meters.counter("shop.orders", "outcome", "failed").increment(500);
      run(shop, own);

      assertThat(Shop.text(own.ask(Shop.TOO_MANY_FAILURES))).startsWith("{} 0.");
    }
  }

  private void run(Shop shop, OwnMeters own) {
    for (int second = 0; second < 15; second++) {
      shop.second();
      own.scrape();
      now.updateAndGet(before -> before.plus(Duration.ofSeconds(1)));
    }
  }
}
