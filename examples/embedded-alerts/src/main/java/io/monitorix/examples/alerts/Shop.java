package io.monitorix.examples.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.series.SeriesStore;
import io.monitorix.alerts.series.SeriesStoreOptions;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Sells for half a minute, and tells how it goes. */
public final class Shop {

  private static final int SECONDS = 30;

  private final Counter sold;
  private final Counter failed;
  private final Random random;

  Shop(PrometheusMeterRegistry meters, Random random) {
    this.sold = meters.counter("shop.orders", "outcome", "sold");
    this.failed = meters.counter("shop.orders", "outcome", "failed");
    this.random = random;
  }

  /** What happens in a second. */
  void second() {
    sold.increment(random.nextInt(20));
    failed.increment(random.nextInt(3));
  }

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Shop shop = new Shop(meters, new Random());
    try (SeriesStore store = SeriesStore.open(SeriesStoreOptions.DEFAULTS)) {
      OwnMeters own = new OwnMeters(meters, store, InstantSource.system());
      for (int second = 1; second <= SECONDS; second++) {
        shop.second();
        own.scrape();
        if (second % 5 == 0) {
          Value orders = own.ask("sum by (outcome) (rate(shop_orders_total[20s]))");
          System.out.println("orders a second: " + text(orders));
        }
        TimeUnit.SECONDS.sleep(1);
      }
      Value wrong = own.ask(TOO_MANY_FAILURES);
      System.out.println(text(wrong).isEmpty() ? "all is well" : "too many orders fail");
    }
  }

  static final String TOO_MANY_FAILURES =
      """
      sum(rate(shop_orders_total{outcome="failed"}[20s]))
        / sum(rate(shop_orders_total[20s])) > 0.25
      """;

  static String text(Value value) {
    StringBuilder text = new StringBuilder();
    for (Value.Element element : ((Value.Vector) value).elements()) {
      text.append(String.format("%s %.2f  ", element.labels(), element.value()));
    }
    return text.toString().strip();
  }
}
