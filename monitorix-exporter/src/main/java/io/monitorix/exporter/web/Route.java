package io.monitorix.exporter.web;

import java.io.IOException;

/**
 * What answers one method at one path.
 *
 * @param method GET answers HEAD as well; the others change something
 * @param path the exact path
 * @param scrape whether it counts against {@code web.max_requests}, as what takes long or much does
 * @param handler answers it
 */
public record Route(Method method, String path, boolean scrape, Handler handler) {

  /** A page that is read and costs little. */
  public Route(String path, Handler handler) {
    this(Method.GET, path, false, handler);
  }

  /** A page that is read and takes long or is large. */
  public static Route scrape(String path, Handler handler) {
    return new Route(Method.GET, path, true, handler);
  }

  /** Something that is changed. */
  public static Route change(Method method, String path, Handler handler) {
    return new Route(method, path, false, handler);
  }

  /** Answers a request, at once or later on another thread. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers the request, or sees to it that another thread does. Until then a thread of the
     * server waits.
     *
     * @throws IOException when the answer cannot be sent
     * @throws BadRequestException when the request cannot be understood
     */
    void handle(Request request) throws IOException;
  }
}
