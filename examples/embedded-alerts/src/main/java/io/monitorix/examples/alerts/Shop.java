package io.monitorix.examples.alerts;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A small shop with the meters that any application has: counters, a timer, a gauge. */
final class Shop {

  /** What can be wrong with it. */
  enum Trouble {
    NONE,
    PAYMENTS_FAIL,
    SLOW,
    NO_MUGS,
    NO_CUSTOMERS
  }

  private static final int MANY = 100;
  private static final int FEW = 3;

  private final Counter sold;
  private final Counter failed;
  private final Timer duration;
  private final AtomicInteger mugs = new AtomicInteger(MANY);
  private final Random random;
  private Trouble trouble = Trouble.NONE;

  Shop(MeterRegistry meters, Random random) {
    this.sold = meters.counter("shop.orders", "outcome", "sold");
    this.failed = meters.counter("shop.orders", "outcome", "failed");
    this.duration =
        Timer.builder("shop.order")
            .serviceLevelObjectives(
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(2500))
            .register(meters);
    Gauge.builder("shop.stock.items", mugs, AtomicInteger::get).tag("item", "mug").register(meters);
    this.random = random;
  }

  /** What is wrong from now on. */
  void trouble(Trouble now) {
    trouble = now;
  }

  /** What happens in a second. */
  void second() {
    mugs.set(trouble == Trouble.NO_MUGS ? FEW : MANY);
    if (trouble == Trouble.NO_CUSTOMERS) {
      return;
    }
    int orders = 1 + random.nextInt(20);
    int refused = trouble == Trouble.PAYMENTS_FAIL ? orders : random.nextInt(3);
    sold.increment(orders);
    failed.increment(refused);
    for (int order = 0; order < orders; order++) {
      duration.record(Duration.ofMillis(20 + random.nextInt(trouble == Trouble.SLOW ? 2000 : 200)));
    }
  }
}
