package io.monitorix.client.pve;

import io.monitorix.client.Credentials;
import io.monitorix.client.Server;
import io.monitorix.client.pve.model.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a small call costs through the client and through OkHttp alone, to the same server on a kept
 * plain-text connection: the difference of both is what queue, breaker, retry, credentials and
 * decoding take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
public class CallOverheadBenchmark {

  private static final String BODY =
      "{\"data\":{\"version\":\"9.1.4\",\"release\":\"9.1\",\"repoid\":\"5ac30304265fbd8e\"}}";

  private static final byte[] ANSWER =
      ("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY)
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server = listen();
  private final OkHttpClient okHttp = new OkHttpClient();
  private final Request request =
      new Request.Builder()
          .url("http://127.0.0.1:" + server.getLocalPort() + "/api2/json/version")
          .header("Authorization", "PVEAPIToken=mon@pve!x=secret")
          .build();
  private final PveClient client =
      PveClient.builder()
          .server(new Server("http", "127.0.0.1", server.getLocalPort()))
          .credentials(Credentials.apiToken("mon@pve!x", "secret"))
          .build();

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that does next to nothing. */
  @Setup
  public void start() {
    Thread acceptor = new Thread(this::accept, "acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread connection = new Thread(() -> serve(socket), "connection");
        connection.setDaemon(true);
        connection.start();
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          out.write(ANSWER);
        }
      }
    } catch (SocketException e) {
      // The client has gone.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of everything. */
  @TearDown
  public void stop() throws IOException {
    client.close();
    okHttp.connectionPool().evictAll();
    server.close();
  }

  /** The client. */
  @Benchmark
  public Version client() {
    return client.version().execute();
  }

  /** The client's own threads. */
  @Benchmark
  public Version clientAsync() {
    return client.version().executeAsync().join();
  }

  /** OkHttp alone, the body read as text. */
  @Benchmark
  public String okHttp() throws IOException {
    try (Response response = okHttp.newCall(request).execute()) {
      return response.body().string();
    }
  }
}
