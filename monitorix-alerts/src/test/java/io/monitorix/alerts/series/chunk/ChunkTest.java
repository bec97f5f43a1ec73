package io.monitorix.alerts.series.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.StaleMarker;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTest {

  private static final double[] ODD = {
    0,
    -0.0,
    Double.NaN,
    StaleMarker.VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1
  };

  @Test
  void whatIsReadIsWhatWasWrittenBitForBit() {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      SampleBuffer samples = samples(random);

      List<Chunk> chunks = ChunkWriter.encode(samples, 0, samples.size(), 120);
      SampleBuffer read = new SampleBuffer();
      chunks.forEach(chunk -> copy(chunk).read(Long.MIN_VALUE, Long.MAX_VALUE, read));

      assertThat(read.size()).isEqualTo(samples.size());
      for (int i = 0; i < read.size(); i++) {
        assertThat(read.time(i)).isEqualTo(samples.time(i));
        assertThat(Double.doubleToRawLongBits(read.value(i)))
            .isEqualTo(Double.doubleToRawLongBits(samples.value(i)));
      }
    }
  }

  @Test
  void bothEndsOfTheTimeThatIsReadBelongToIt() {
    SampleBuffer samples = new SampleBuffer();
    for (int i = 0; i < 100; i++) {
      samples.add(1000 + 10 * i, i);
    }
    Chunk chunk = ChunkWriter.encode(samples, 0, 100, 120).get(0);

    SampleBuffer read = new SampleBuffer();
    chunk.read(1010, 1040, read);

    assertThat(read.size()).isEqualTo(4);
    assertThat(read.time(0)).isEqualTo(1010);
    assertThat(read.time(3)).isEqualTo(1040);
  }

  /** Each reader finds a whole beginning of what is written, and what it has seen once. */
  @Test
  void readersSeeWholeSamplesWhileOneWrites() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 300; round++) {
      long seed = round;
      Random random = new Random(seed);
      ChunkWriter writer = new ChunkWriter();
      Chunk chunk = writer.start(0, random.nextGaussian());
      CountDownLatch begun = new CountDownLatch(1);
      Future<Boolean> reader =
          executor.submit(
              () -> {
                begun.countDown();
                SampleBuffer read = new SampleBuffer();
                int before = 1;
                do {
                  read.clear();
                  chunk.read(Long.MIN_VALUE, Long.MAX_VALUE, read);
                  Random same = new Random(seed);
                  for (int i = 0; i < read.size(); i++) {
                    if (read.value(i) != same.nextGaussian() || read.time(i) != 15_000L * i) {
                      return false;
                    }
                  }
                  if (read.size() < before) {
                    return false;
                  }
                  before = read.size();
                } while (before < 120);
                return true;
              });
      begun.await();
      for (int i = 1; i < 120; i++) {
        writer.append(15_000L * i, random.nextGaussian());
      }
      assertThat(reader.get(10, TimeUnit.SECONDS)).isTrue();
    }
    executor.shutdown();
  }

  /** Bytes of a sample with its share of the chunk's first value. */
  @ParameterizedTest
  @ValueSource(strings = {"guests", "percent", "memory", "constant"})
  void realisticGaugesTakeLittle(String kind) {
    Random random = new Random(1);
    SampleBuffer samples = new SampleBuffer();
    double value = kind.equals("memory") ? 8L << 30 : 40;
    for (int i = 0; i < 12_000; i++) {
      boolean changes = random.nextInt(4) == 0;
      switch (kind) {
        case "guests" -> value += changes ? random.nextInt(3) - 1 : 0;
        case "percent" -> value = Math.round(25 + 8 * Math.sin(i / 200.0) + random.nextGaussian());
        case "memory" -> value += changes ? (random.nextInt(33) - 16) * 1048576.0 : 0;
        default -> value = 40;
      }
      samples.add(15_000L * i + (random.nextInt(10) == 0 ? random.nextInt(5) : 0), value);
    }

    long words =
        ChunkWriter.encode(samples, 0, samples.size(), 120).stream().mapToLong(Chunk::size).sum();

    assertThat(words * 8.0 / samples.size()).as(kind).isLessThan(1.7);
  }

  private static Chunk copy(Chunk chunk) {
    return Chunk.of(chunk.firstTime(), chunk.lastTime(), chunk.count(), chunk.words());
  }

  private static SampleBuffer samples(Random random) {
    SampleBuffer samples = new SampleBuffer();
    long time = random.nextLong() >> random.nextInt(4, 63);
    int gap = random.nextInt(40);
    double value = random.nextInt(1000);
    int count = random.nextInt(1, 300);
    for (int i = 0; i < count; i++) {
      samples.add(time, value);
      time += 1 + (random.nextInt(5) == 0 ? random.nextLong(1L << gap) : 15_000);
      value =
          switch (random.nextInt(6)) {
            case 0 -> ODD[random.nextInt(ODD.length)];
            case 1 -> Double.longBitsToDouble(random.nextLong());
            case 2 -> value + 1;
            case 3 -> random.nextGaussian();
            default -> value;
          };
    }
    return samples;
  }
}
