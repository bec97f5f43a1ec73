package io.monitorix.client.internal;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** A body on its way to the decoder: its size is limited and its beginning kept for messages. */
final class Body extends ForwardingSource {

  private static final int KEPT = 512;

  private final long limit;
  private final Buffer head = new Buffer();
  private long count;

  Body(Source source, long limit) {
    super(source);
    this.limit = limit;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    if (read > 0) {
      long missing = KEPT - head.size();
      if (missing > 0) {
        sink.copyTo(head, sink.size() - read, Math.min(read, missing));
      }
      count += read;
      if (count > limit) {
        throw new TooLarge(limit);
      }
    }
    return read;
  }

  /** The first bytes that were read so far. */
  String head() {
    return head.snapshot().string(StandardCharsets.UTF_8);
  }

  /** The limit was passed. */
  static final class TooLarge extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    TooLarge(long limit) {
      super("the answer is larger than " + limit + " bytes");
    }
  }
}
