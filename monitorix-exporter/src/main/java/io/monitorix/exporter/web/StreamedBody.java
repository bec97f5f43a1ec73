package io.monitorix.exporter.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The body of an answer whose length is not known ahead. One that was not written to its end must
 * not look as if it had: closing it fails then, which makes the JDK's server drop the connection.
 */
final class StreamedBody extends FilterOutputStream {

  private static final int BUFFER = 16 * 1024;

  private boolean complete;

  private StreamedBody(OutputStream out) {
    super(out);
  }

  /** Answers with a content, or, where HEAD is asked, without it. */
  static void send(HttpExchange exchange, int status, boolean gzip, Content content)
      throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    StreamedBody body = new StreamedBody(exchange.getResponseBody());
    exchange.setStreams(exchange.getRequestBody(), body);
    exchange.sendResponseHeaders(status, 0);
    if (gzip) {
      GZIPOutputStream zipped = new GZIPOutputStream(body, BUFFER);
      content.write(zipped);
      zipped.finish();
    } else {
      content.write(body);
    }
    body.complete = true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Nothing goes out for a flush: parts would become many small packets. */
  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    if (!complete) {
      throw new IOException("the answer was not written to its end");
    }
    out.close();
  }
}
