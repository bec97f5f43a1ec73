package io.monitorix.client.pve;

import com.squareup.moshi.JsonReader;
import com.sun.management.ThreadMXBean;
import io.monitorix.client.pve.model.ClusterResource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decodes the resource list of a large cluster from memory, on one thread: how many lists, and how
 * many megabytes (10^6 bytes) of JSON, in a second; and how much heap one list takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
public class ResourcesDecodeBenchmark {

  private static final int WARM_UPS = 100;
  private static final int CHUNKS_BETWEEN_COLLECTIONS = 8;

  /** Guests in the list. */
  @Param("10000")
  public int guests;

  private final Answers answers = new Answers();
  private byte[] json = {};

  /** What JMH reports beside the lists: a rate, as they are. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {

    /** Millions of bytes decoded. */
    public double megabytes;
  }

  /** What JMH reports beside the time of one list: bytes of heap. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Heap {

    /** Size of the answer. */
    public long json;

    /** All that was allocated, garbage included. */
    public long allocated;

    /** The most that was reachable at any time, beyond what was before. */
    public long peak;

    /** What the rows take that remain. */
    public long decoded;
  }

  /** Writes the list, the same in each run. */
  @Setup
  public void generate() {
    Random random = new Random(42);
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < guests; i++) {
      list.append(i == 0 ? "" : ",").append(row(100 + i, random));
    }
    json = list.append(']').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(int vmid, Random random) {
    boolean running = random.nextInt(10) < 8;
    String type = random.nextInt(4) == 0 ? "lxc" : "qemu";
    return """
        {"vmid":%d,"id":"%s/%d","type":"%s","node":"pve%d","name":"guest-%d","status":"%s",\
        "template":0,"tags":"prod;web","pool":"customers","maxcpu":4,"cpu":%s,\
        "maxmem":8589934592,"mem":%d,"maxdisk":34359738368,"disk":0,"netin":%d,"netout":%d,\
        "diskread":%d,"diskwrite":%d,"uptime":%d}"""
        .formatted(
            vmid,
            type,
            vmid,
            type,
            random.nextInt(20),
            vmid,
            running ? "running" : "stopped",
            running ? share(random) : "0",
            random.nextLong(1L << 33),
            random.nextLong(1L << 40),
            random.nextLong(1L << 40),
            random.nextLong(1L << 42),
            random.nextLong(1L << 42),
            random.nextInt(10_000_000));
  }

  /** As Perl prints it: 15 significant digits. */
  private static String share(Random random) {
    return new BigDecimal(random.nextDouble(), new MathContext(15)).toPlainString();
  }

  /** One answer. */
  @Benchmark
  public List<ClusterResource> decode(Volume volume) throws IOException {
    List<ClusterResource> rows = decode(new Chunks(json));
    volume.megabytes += json.length / 1e6;
    return rows;
  }

  /** One answer, and what it does to the heap: the collector counts what is reachable. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
  public List<ClusterResource> heap(Heap heap) throws IOException {
    for (int i = 0; i < WARM_UPS; i++) {
      decode(new Chunks(json));
    }
    heap.json = json.length;
    heap.allocated = -allocatedByThisThread();
    decode(new Chunks(json));
    heap.allocated += allocatedByThisThread();

    reachable(); // The first collection still finds traces of the lists before.
    long before = reachable();
    Chunks weighed =
        new Chunks(json) {
          private int chunks;

          @Override
          public long read(Buffer sink, long byteCount) {
            if (++chunks % CHUNKS_BETWEEN_COLLECTIONS == 0) {
              heap.peak = Math.max(heap.peak, reachable() - before);
            }
            return super.read(sink, byteCount);
          }
        };
    List<ClusterResource> rows = decode(weighed);
    heap.decoded = reachable() - before;
    heap.peak = Math.max(heap.peak, heap.decoded);
    return rows;
  }

  private static long allocatedByThisThread() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static long reachable() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private List<ClusterResource> decode(Source source) throws IOException {
    JsonReader reader = JsonReader.of(Okio.buffer(source));
    reader.setLenient(true);
    List<ClusterResource> rows = answers.list(ClusterResource.class).fromJson(reader);
    if (rows == null || rows.size() != guests) {
      throw new IllegalStateException("the list was not decoded");
    }
    return rows;
  }

  /** Gives the bytes out bit by bit, as a connection does, instead of copying all of them first. */
  private static class Chunks implements Source {
    private final byte[] bytes;
    private int next;

    Chunks(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      int count = (int) Math.min(byteCount, bytes.length - next);
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
