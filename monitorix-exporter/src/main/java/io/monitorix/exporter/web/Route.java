package io.monitorix.exporter.web;

import java.io.IOException;

/**
 * What answers one method at one path.
 *
 * @param method GET answers HEAD as well
 * @param path the exact path, or one with names in braces for segments: {@code /label/{name}}
 * @param scrape whether it counts against {@code web.max_requests}, as what takes long or much does
 * @param change whether it changes something, which not everybody may
 * @param signed whether the handler itself looks whether a request may be answered, by a signature
 *     that the request brings: no password is asked for then, and it may come from anywhere
 * @param handler answers it
 */
public record Route(
    Method method, String path, boolean scrape, boolean change, boolean signed, Handler handler) {

  /** A page that is read and costs little. */
  public Route(String path, Handler handler) {
    this(Method.GET, path, false, false, false, handler);
  }

  /** A page that is read and takes long or is large. */
  public static Route scrape(String path, Handler handler) {
    return new Route(Method.GET, path, true, false, false, handler);
  }

  /**
   * Something that is read, by a method other than GET too, and that looks after its own limits.
   */
  public static Route read(Method method, String path, Handler handler) {
    return new Route(method, path, false, false, false, handler);
  }

  /** Something that is changed. */
  public static Route change(Method method, String path, Handler handler) {
    return new Route(method, path, false, true, false, handler);
  }

  /**
   * A page for whoever has a signed link to it, logged in or not. The handler has to check the
   * signature before it does or tells anything.
   */
  public static Route signed(Method method, String path, Handler handler) {
    return new Route(method, path, false, false, true, handler);
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
