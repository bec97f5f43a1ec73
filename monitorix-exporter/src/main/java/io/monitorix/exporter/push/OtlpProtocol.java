package io.monitorix.exporter.push;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.monitorix.alerts.remote.delivery.Protocol;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * OTLP over HTTP with binary protobuf: <a
 * href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OpenTelemetry's page</a>.
 */
final class OtlpProtocol implements Protocol {

  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
  private static final int PARTIAL_SUCCESS = 1;
  private static final int REJECTED_DATA_POINTS = 1;

  @Override
  public Map<String, String> headers() {
    return Map.of("Content-Type", "application/x-protobuf", "Content-Encoding", "gzip");
  }

  @Override
  public boolean isPassing(int status) {
    return PASSING.contains(status);
  }

  @Override
  public long refused(byte[] answer) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(answer);
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (WireFormat.getTagFieldNumber(tag) == PARTIAL_SUCCESS
            && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
          return Math.max(0, rejected(in.readBytes().newCodedInput()));
        }
        in.skipField(tag);
      }
    } catch (IOException e) {
      // The request was taken; an answer that says so in another way changes nothing.
      return 0;
    }
    return 0;
  }

  private static long rejected(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == REJECTED_DATA_POINTS
          && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
        return in.readInt64();
      }
      in.skipField(tag);
    }
    return 0;
  }
}
