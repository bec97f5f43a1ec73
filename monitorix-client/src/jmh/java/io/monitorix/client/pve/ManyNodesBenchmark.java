package io.monitorix.client.pve;

import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A thousand calls over 32 nodes: how long until the answers of 31 of them are there, when the last
 * one answers as well, and when it hangs. Both should take the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
public class ManyNodesBenchmark {

  private static final int NODES = 32;
  private static final int CALLS = 1000;

  /** Whether the last node hangs. */
  @Param({"false", "true"})
  public boolean hanging;

  private final MockWebServer server = new MockWebServer();
  private final List<CompletableFuture<?>> ofTheLast = new ArrayList<>();
  private @Nullable PveClient client;

  /** Starts the server and a client without connections. */
  @Setup(Level.Trial)
  public void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            boolean last = request.getUrl().encodedPath().contains("/n" + (NODES - 1) + "/");
            return hanging && last
                ? new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()
                : new MockResponse(
                    200, Headers.of("Content-Type", "application/json"), "{\"data\":[]}");
          }
        });
    server.start();
    client =
        PveClient.builder()
            .server(new Server("http", server.getHostName(), server.getPort()))
            .credentials(Credentials.apiToken("mon@pve!x", "secret"))
            .build();
  }

  /** Takes back what still hangs. */
  @TearDown(Level.Iteration)
  public void cancel() {
    ofTheLast.forEach(call -> call.cancel(true));
    ofTheLast.clear();
  }

  /** Lets go of everything. */
  @TearDown(Level.Trial)
  public void stop() {
    if (client != null) {
      client.close();
    }
    server.close();
  }

  /** The thousand calls. */
  @Benchmark
  public int calls() {
    PveClient pve = Objects.requireNonNull(client);
    List<CompletableFuture<?>> others = new ArrayList<>(CALLS);
    for (int i = 0; i < CALLS; i++) {
      CompletableFuture<?> call = pve.node("n" + i % NODES).netstat().executeAsync();
      (i % NODES == NODES - 1 ? ofTheLast : others).add(call);
    }
    others.forEach(CompletableFuture::join);
    return others.size();
  }
}
