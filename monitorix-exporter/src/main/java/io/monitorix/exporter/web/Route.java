package io.monitorix.exporter.web;

import java.io.IOException;

/**
 * What answers one path. GET routes answer HEAD as well.
 *
 * @param path the exact path
 * @param handler answers it
 */
public record Route(String path, Handler handler) {

  /** Answers a request, at once or later on another thread. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers the request.
     *
     * @throws IOException when the answer cannot be sent
     * @throws BadRequestException when the request cannot be understood
     */
    void handle(Request request) throws IOException;
  }
}
