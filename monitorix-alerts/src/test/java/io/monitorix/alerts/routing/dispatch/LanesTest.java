package io.monitorix.alerts.routing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Integration SLOW = new Integration("slow", "webhook", 0, true);
  private static final Integration FAST = new Integration("fast", "webhook", 0, true);

  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void oneThatHangsDelaysNoOther() {
    Lanes lanes = new Lanes(pool, 2);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger slow = new AtomicInteger();
    AtomicInteger fast = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      lanes.execute(
          SLOW,
          () -> {
            begun.incrementAndGet();
            pass(gate);
            slow.incrementAndGet();
          });
    }
    for (int i = 0; i < 500; i++) {
      lanes.execute(FAST, fast::incrementAndGet);
    }
    await().until(() -> fast.get() == 500);
    assertThat(begun).hasValue(2);
    assertThat(slow).hasValue(0);

    gate.countDown();
    await().until(() -> slow.get() == 500);
  }

  @Test
  void attemptsOfOneIntegrationBeginInTheirOrder() {
    Lanes lanes = new Lanes(pool, 1);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      lanes.execute(SLOW, () -> order.add(number));
    }
    await().until(() -> order.size() == 1_000);
    assertThat(order).isSorted();
  }

  @Test
  void oneThatFailsLeavesItsPlaceToTheNext() {
    Lanes lanes = new Lanes(pool, 1);
    AtomicInteger done = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      lanes.execute(
          SLOW,
          () -> {
            if (done.incrementAndGet() % 2 == 0) {
              throw new IllegalStateException("broken");
            }
          });
    }
    await().until(() -> done.get() == 10);
  }

  @Test
  void whoeverFindsNoThreadIsToldSo() {
    pool.shutdownNow();
    Lanes lanes = new Lanes(pool, 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> lanes.execute(SLOW, () -> {}))
          .isInstanceOf(RejectedExecutionException.class);
    }
  }

  @Test
  void aLaneNeedsAThread() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Lanes(pool, 0));
  }

  private static void pass(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
