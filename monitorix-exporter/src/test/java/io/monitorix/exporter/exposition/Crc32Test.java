package io.monitorix.exporter.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Crc32Test {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 255, 256, 4_096, 65_537, 1_000_003})
  void checksumsOfTwoPiecesJoinToThatOfBothWhereverTheyAreSplit(int size) {
    Random random = new Random(size);
    byte[] data = new byte[size];
    random.nextBytes(data);
    long whole = crc(data, 0, size);

    for (int round = 0; round < 50; round++) {
      int split = random.nextInt(size + 1);
      long joined = Crc32.joined(crc(data, 0, split), crc(data, split, size), size - split);
      assertThat(joined).as("size %d split at %d", size, split).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64, 10_000})
  void emptyPiecesChangeNothing(int size) {
    byte[] data = new byte[size];
    new Random(size).nextBytes(data);
    long whole = crc(data, 0, size);

    assertThat(Crc32.joined(whole, 0, 0)).isEqualTo(whole);
    assertThat(Crc32.joined(0, whole, size)).isEqualTo(whole);
  }

  private static long crc(byte[] data, int from, int to) {
    CRC32 crc = new CRC32();
    crc.update(data, from, to - from);
    return crc.getValue();
  }
}
