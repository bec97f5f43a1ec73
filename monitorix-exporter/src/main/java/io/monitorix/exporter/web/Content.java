package io.monitorix.exporter.web;

import java.io.IOException;
import java.io.OutputStream;

/** A body that is written while it is sent, since all of it at once would be large. */
@FunctionalInterface
public interface Content {

  /**
   * Writes all of it. Does not close what it writes to.
   *
   * @throws IOException when the client does not take it
   */
  void write(OutputStream out) throws IOException;
}
