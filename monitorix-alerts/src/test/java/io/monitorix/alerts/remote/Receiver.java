package io.monitorix.alerts.remote;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.xerial.snappy.Snappy;

/** A receiver of remote write that keeps what it takes, and can be told how to answer. */
public final class Receiver implements AutoCloseable {

  /** A sample as it came: its labels in their order, and its value as bits. */
  public record Sample(Map<String, String> labels, long valueBits, long timestampMillis) {

    public String name() {
      return labels.getOrDefault("__name__", "");
    }

    public double value() {
      return Double.longBitsToDouble(valueBits);
    }

    /** As the text format writes it, with the labels in their order. */
    public String text() {
      List<String> pairs = new ArrayList<>();
      labels.forEach(
          (name, value) -> {
            if (!name.equals("__name__")) {
              pairs.add(name + "=\"" + value + "\"");
            }
          });
      String value = valueBits == 0x7ff0000000000002L ? "stale" : String.valueOf(value());
      return name() + "{" + String.join(",", pairs) + "} " + value;
    }
  }

  /** What is told of a metric. */
  public record Description(int type, String family, String help, String unit) {}

  private final MockWebServer server = new MockWebServer();
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final List<Description> descriptions = new CopyOnWriteArrayList<>();

  public Receiver() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            MockResponse answer = answers.poll();
            if (answer != null) {
              return answer;
            }
            read(request);
            return new MockResponse.Builder().code(204).build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return server.url("/api/v1/push").uri();
  }

  /** The next request gets this answer, and is not taken. */
  public Receiver answer(int code, String body, String... headers) {
    MockResponse.Builder answer = new MockResponse.Builder().code(code).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      answer.setHeader(headers[i], headers[i + 1]);
    }
    answers.add(answer.build());
    return this;
  }

  /** All requests, those that were not taken included. */
  public List<RecordedRequest> requests() {
    return requests;
  }

  /** All samples that were taken. */
  public List<Sample> samples() {
    return samples;
  }

  public List<String> texts() {
    return samples.stream().map(Sample::text).toList();
  }

  public List<Description> descriptions() {
    return descriptions;
  }

  private void read(RecordedRequest request) {
    try {
      if (request.getBody() == null) {
        throw new IllegalStateException("no body");
      }
      byte[] body = Snappy.uncompress(request.getBody().toByteArray());
      CodedInputStream in = CodedInputStream.newInstance(body);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        CodedInputStream message = in.readBytes().newCodedInput();
        switch (WireFormat.getTagFieldNumber(tag)) {
          case 1 -> series(message);
          case 3 -> descriptions.add(description(message));
          default -> throw new IllegalStateException("tag " + tag);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void series(CodedInputStream in) throws IOException {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      CodedInputStream message = in.readBytes().newCodedInput();
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> {
          message.readTag();
          String name = message.readString();
          message.readTag();
          if (labels.put(name, message.readString()) != null) {
            throw new IllegalStateException("label twice: " + name);
          }
        }
        case 2 -> samples.add(sample(labels, message));
        default -> throw new IllegalStateException("tag " + tag);
      }
    }
  }

  private static Sample sample(Map<String, String> labels, CodedInputStream in) throws IOException {
    in.readTag();
    long bits = in.readFixed64();
    in.readTag();
    return new Sample(labels, bits, in.readInt64());
  }

  private static Description description(CodedInputStream in) throws IOException {
    int type = 0;
    Map<Integer, String> texts = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      if (field == 1) {
        type = in.readEnum();
      } else {
        texts.put(field, in.readString());
      }
    }
    return new Description(
        type, texts.getOrDefault(2, ""), texts.getOrDefault(4, ""), texts.getOrDefault(5, ""));
  }

  @Override
  public void close() {
    server.close();
  }
}
