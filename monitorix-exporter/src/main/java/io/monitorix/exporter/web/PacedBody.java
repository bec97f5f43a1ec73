package io.monitorix.exporter.web;

import io.monitorix.exporter.web.SlowClients.Watch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A long body: the client may take as long as it likes for all of it, if each part is taken in
 * time. For one thread.
 */
final class PacedBody extends FilterOutputStream {

  /** A part: a client that is not cut off takes this many bytes in the time for it at least. */
  private static final int PART = 64 * 1024;

  private final SlowClients slowClients;
  private final Duration patience;

  /**
   * Onto what is written.
   *
   * @param patience how long the client may take for each part
   */
  PacedBody(OutputStream out, SlowClients slowClients, Duration patience) {
    super(out);
    this.slowClients = slowClients;
    this.patience = patience;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int from = 0; from < length; from += PART) {
      Watch watch = slowClients.watch(patience, "take the next part of the answer");
      try {
        out.write(bytes, offset + from, Math.min(PART, length - from));
      } finally {
        watch.close();
      }
    }
  }

  /** Nothing goes out for a flush: parts would become many small packets. */
  @Override
  public void flush() {}
}
