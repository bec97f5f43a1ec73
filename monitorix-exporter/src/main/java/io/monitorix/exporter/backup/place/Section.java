package io.monitorix.exporter.backup.place;

import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/** The first bytes of a stream, as if it ended behind them. */
public final class Section extends ForwardingSource {

  private long left;

  private Section(InputStream in, long bytes) {
    super(Okio.source(in));
    this.left = bytes;
  }

  /**
   * So many bytes of a stream, which is closed with what is returned.
   *
   * @param bytes fewer, if it has fewer
   */
  public static InputStream of(InputStream in, long bytes) {
    return Okio.buffer(new Section(in, bytes)).inputStream();
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (left == 0) {
      return -1;
    }
    long read = super.read(sink, Math.min(byteCount, left));
    left -= Math.max(0, read);
    return read;
  }
}
