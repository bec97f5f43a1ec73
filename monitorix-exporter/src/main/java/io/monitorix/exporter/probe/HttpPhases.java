package io.monitorix.exporter.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Measures the phases of a request and of the redirects after it. For one call. */
final class HttpPhases extends EventListener {

  private final Probing probing;
  private long connecting;
  private long securing;
  private long acquired;
  private long answered;

  HttpPhases(Probing probing) {
    this.probing = probing;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connecting = System.nanoTime();
    securing = 0;
  }

  @Override
  public void secureConnectStart(Call call) {
    securing = System.nanoTime();
    add("connect", securing - connecting);
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    add("tls", System.nanoTime() - securing);
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
    if (securing == 0) {
      add("connect", System.nanoTime() - connecting);
    }
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    // a phase that did not end has no duration
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    acquired = System.nanoTime();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    answered = System.nanoTime();
    add("processing", answered - acquired);
  }

  /** The body of the last answer has been read. */
  void bodyRead() {
    add("transfer", System.nanoTime() - answered);
  }

  private void add(String phase, long nanos) {
    probing.addPhase(ProbeMetrics.HTTP_DURATION, phase, Deadline.seconds(nanos));
  }
}
