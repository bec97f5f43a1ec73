package io.monitorix.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {

  private final AtomicInteger closed = new AtomicInteger();
  private final AutoCloseable part = closed::incrementAndGet;

  @Test
  void isMadeOnAThreadOfItsOwn() {
    try (Ahead<AutoCloseable> ahead =
        new Ahead<>(
            "maker",
            () -> {
              assertThat(Thread.currentThread().getName()).isEqualTo("maker");
              return part;
            })) {
      assertThat(ahead.get()).isSameAs(part);
      assertThat(closed).hasValue(0);
    }
    assertThat(closed).hasValue(1);
  }

  @Test
  void isClosedWhenNobodyCameForItToo() {
    CountDownLatch goOn = new CountDownLatch(1);
    Ahead<AutoCloseable> ahead =
        new Ahead<>(
            "maker",
            () -> {
              awaitUninterrupted(goOn);
              return part;
            });
    goOn.countDown();

    ahead.close();

    assertThat(closed).hasValue(1);
  }

  @Test
  void tellsWhyItCouldNotBeMade() {
    IllegalStateException reason = new IllegalStateException("the database is another's");
    Ahead<AutoCloseable> ahead =
        new Ahead<>(
            "maker",
            () -> {
              throw reason;
            });

    assertThatThrownBy(ahead::get).isSameAs(reason);
    ahead.close();
    assertThat(closed).hasValue(0);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
