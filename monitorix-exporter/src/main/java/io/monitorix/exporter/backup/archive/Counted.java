package io.monitorix.exporter.backup.archive;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Counts what is read through it. */
final class Counted extends ForwardingSource {

  private long bytes;

  Counted(Source source) {
    super(source);
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    bytes += Math.max(0, read);
    return read;
  }

  long bytes() {
    return bytes;
  }
}
