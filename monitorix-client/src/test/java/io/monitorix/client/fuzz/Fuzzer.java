package io.monitorix.client.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.monitorix.client.internal.DecodedBody;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import okio.Buffer;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Reads bent answers and wants of each: a value or a refusal, in time; the same however the bytes
 * come in; and a value all of whose methods work. Each case has a seed of its own, one more than
 * that of the case before, so that a failure is repeated by starting with its seed.
 */
public final class Fuzzer {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int MOST_SHRINKS = 2_000;

  private final List<Subject> subjects;
  private final Shapes shapes;
  private final Touch touch;
  private long values;

  /**
   * Has run no case yet.
   *
   * @param ours how the names of the packages begin whose values are looked at
   */
  public Fuzzer(List<Subject> subjects, Shapes shapes, String ours) {
    this.subjects = List.copyOf(subjects);
    this.shapes = shapes;
    this.touch = new Touch(ours);
  }

  /** How many cases so far ended in a value, and not in a refusal. */
  public long values() {
    return values;
  }

  /**
   * Runs cases for as long as asked.
   *
   * @return how many there were
   * @throws AssertionError at the first that fails, with its seed and the smallest answer that
   *     fails in the same way
   */
  public long run(long seed, BooleanSupplier goOn) {
    long cases = 0;
    for (; goOn.getAsBoolean(); cases++) {
      runCase(seed + cases);
    }
    return cases;
  }

  private void runCase(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Subject subject = Shapes.pick(subjects, random);
    byte[] answer = answer(subject, random);
    int chunk = random.nextInt(4) == 0 ? random.nextInt(1, 64) : Integer.MAX_VALUE;
    long start = System.nanoTime();
    Throwable failure = failure(subject, answer, chunk);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (failure != null) {
      byte[] smallest = shrunk(subject, answer, chunk, failure);
      throw new AssertionError(message(seed, subject, smallest, chunk), failure);
    } else if (took.compareTo(LONGEST) > 0) {
      throw new AssertionError(message(seed, subject, answer, chunk) + ": it took " + took);
    }
  }

  private byte[] answer(Subject subject, RandomGenerator random) {
    Json data = subject.shape().apply(shapes, random);
    Json json =
        new Json.Obj(
            List.of(
                new Json.Member("\"data\"", data),
                new Json.Member("\"total\"", new Json.Token("1"))));
    int kinds = random.nextInt(8);
    if (kinds != 0) {
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        json = Mutations.bent(json, random);
      }
    }
    StringBuilder text = new StringBuilder();
    json.write(text);
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (kinds < 3) {
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        bytes = Mutations.bent(bytes, random);
      }
    }
    return bytes;
  }

  /** What is wrong with how this answer is read; null for nothing. */
  private @Nullable Throwable failure(Subject subject, byte[] answer, int chunk) {
    try {
      Object whole = read(subject, answer, Integer.MAX_VALUE);
      if (chunk < answer.length) {
        Object pieces = read(subject, answer, chunk);
        if (!Objects.equals(whole, pieces)) {
          return new AssertionError("read at once: " + whole + "; in pieces: " + pieces);
        }
      }
      if (!(whole instanceof Refusal)) {
        values++;
        touch.value(whole);
      }
      return null;
    } catch (Exception | Error e) {
      return e;
    }
  }

  private record Refusal(Class<?> type) {}

  private static Object read(Subject subject, byte[] answer, int chunk) throws IOException {
    try {
      return DecodedBody.read(new Pieces(answer, chunk), subject.adapter());
    } catch (DecodedBody.RefusedException e) {
      return new Refusal(Objects.requireNonNull(e.getCause()).getClass());
    }
  }

  /** Takes out ever smaller parts, as long as it fails in the same way. */
  private byte[] shrunk(Subject subject, byte[] answer, int chunk, Throwable failure) {
    byte[] smallest = answer;
    int tries = 0;
    for (int length = answer.length / 2; length > 0; length /= 2) {
      for (int from = 0; from + length <= smallest.length && tries < MOST_SHRINKS; tries++) {
        byte[] smaller = Mutations.spliced(smallest, from, from + length, new byte[0]);
        Throwable other = failure(subject, smaller, chunk);
        if (other != null && other.getClass() == failure.getClass()) {
          smallest = smaller;
        } else {
          from += length;
        }
      }
    }
    return smallest;
  }

  private static String message(long seed, Subject subject, byte[] answer, int chunk) {
    List<String> lines = new ArrayList<>();
    lines.add("an answer was not read as it should, repeat it with -Dfuzz.seed=" + seed);
    lines.add("read as: " + subject.name() + ", in pieces of " + chunk);
    lines.add("smallest answer: " + new String(answer, UTF_8));
    lines.add("its bytes: " + HexFormat.of().formatHex(answer));
    return String.join("\n", lines);
  }

  /** Bytes that come in pieces. */
  private static final class Pieces implements Source {
    private final byte[] bytes;
    private final int size;
    private int next;

    Pieces(byte[] bytes, int size) {
      this.bytes = bytes;
      this.size = size;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      int count = (int) Math.min(Math.min(byteCount, size), bytes.length - next);
      sink.write(bytes, next, count);
      next += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
