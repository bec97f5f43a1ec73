package io.monitorix.exporter.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of an answer whose length is not known ahead. One that was not written to its end must
 * not look as if it had: closing it fails then, which makes the JDK's server drop the connection.
 */
final class StreamedBody extends FilterOutputStream {

  private boolean complete;

  StreamedBody(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Nothing goes out for a flush: parts would become many small packets. */
  @Override
  public void flush() {}

  /** All of it has been written. */
  void complete() {
    complete = true;
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      throw new IOException("the answer was not written to its end");
    }
    out.close();
  }
}
