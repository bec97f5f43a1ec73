package io.monitorix.exporter.push;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A receiver of OTLP that reads with OpenTelemetry's own classes. */
final class OtlpReceiver implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final List<RecordedRequest> headers = new CopyOnWriteArrayList<>();
  private final List<ExportMetricsServiceRequest> taken = new CopyOnWriteArrayList<>();

  OtlpReceiver() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            headers.add(request);
            MockResponse answer = answers.poll();
            if (answer == null || answer.getStatus().contains("200")) {
              taken.add(read(request));
            }
            return answer == null ? new MockResponse.Builder().build() : answer;
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExportMetricsServiceRequest read(RecordedRequest request) {
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return ExportMetricsServiceRequest.parseFrom(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return server.url("/v1/metrics").uri();
  }

  void answer(int status, byte[] body) {
    answers.add(new MockResponse.Builder().code(status).body(new Buffer().write(body)).build());
  }

  List<ExportMetricsServiceRequest> taken() {
    return taken;
  }

  List<RecordedRequest> requests() {
    return headers;
  }

  static Map<String, String> attributes(List<KeyValue> pairs) {
    Map<String, String> attributes = new TreeMap<>();
    pairs.forEach(pair -> attributes.put(pair.getKey(), pair.getValue().getStringValue()));
    return attributes;
  }

  @Override
  public void close() {
    server.close();
  }
}
