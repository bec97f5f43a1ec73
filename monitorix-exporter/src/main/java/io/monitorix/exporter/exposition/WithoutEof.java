package io.monitorix.exporter.exposition;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passes OpenMetrics text on without the {@code # EOF} that closes it. */
final class WithoutEof extends FilterOutputStream {

  private static final byte[] EOF = "# EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final byte[] held = new byte[EOF.length];
  private int length;

  WithoutEof(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int through = length + count - held.length;
    if (through > 0) {
      int fromHeld = Math.min(through, length);
      out.write(held, 0, fromHeld);
      System.arraycopy(held, fromHeld, held, 0, length - fromHeld);
      length -= fromHeld;
      out.write(bytes, offset, through - fromHeld);
      offset += through - fromHeld;
      count -= through - fromHeld;
    }
    System.arraycopy(bytes, offset, held, length, count);
    length += count;
  }

  /** Ends the text: lets out what was held back unless it is the end mark. */
  void finish() throws IOException {
    if (length < held.length || !Arrays.equals(held, EOF)) {
      out.write(held, 0, length);
    }
    length = 0;
  }
}
