package io.monitorix.client.pve;

import com.squareup.moshi.JsonReader;
import io.monitorix.client.pve.model.ClusterResource;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.ByteString;
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
 * Decodes the resource list of a large cluster. The JSON is about 400 bytes a guest: divide {@link
 * #size()} by the time for the throughput.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ResourcesDecodeBenchmark {

  /** Guests in the list. */
  @Param({"10000"})
  public int guests;

  private final Answers answers = new Answers();
  private ByteString json = ByteString.EMPTY;

  /** Writes the list, the same in each run. */
  @Setup
  public void generate() {
    Random random = new Random(42);
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < guests; i++) {
      boolean running = random.nextInt(10) < 8;
      String type = random.nextInt(4) == 0 ? "lxc" : "qemu";
      list.append(i == 0 ? "" : ",")
          .append("{\"vmid\":").append(100 + i)
          .append(",\"id\":\"").append(type).append('/').append(100 + i)
          .append("\",\"type\":\"").append(type)
          .append("\",\"node\":\"pve").append(random.nextInt(20))
          .append("\",\"name\":\"guest-").append(i)
          .append("\",\"status\":\"").append(running ? "running" : "stopped")
          .append("\",\"template\":0,\"tags\":\"prod;web\",\"pool\":\"customers\"")
          .append(",\"maxcpu\":4,\"cpu\":").append(running ? random.nextDouble() : 0)
          .append(",\"maxmem\":8589934592,\"mem\":").append(random.nextLong(8589934592L))
          .append(",\"maxdisk\":34359738368,\"disk\":0")
          .append(",\"netin\":").append(random.nextLong(1L << 40))
          .append(",\"netout\":").append(random.nextLong(1L << 40))
          .append(",\"diskread\":").append(random.nextLong(1L << 42))
          .append(",\"diskwrite\":").append(random.nextLong(1L << 42))
          .append(",\"uptime\":").append(random.nextInt(10_000_000))
          .append('}');
    }
    json = ByteString.encodeUtf8(list.append(']').toString());
  }

  /** Bytes of JSON. */
  public int size() {
    return json.size();
  }

  /** One answer. */
  @Benchmark
  public List<ClusterResource> decode() throws IOException {
    List<ClusterResource> rows =
        answers.resources.fromJson(JsonReader.of(new Buffer().write(json)));
    if (rows == null || rows.size() != guests) {
      throw new IllegalStateException("the list was not decoded");
    }
    return rows;
  }
}
