package io.monitorix.exporter.web.access;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a client shows of who it is. It is secret, and is not told by {@link #toString}.
 *
 * @param authorization the header of that name; empty where there is none
 * @param address of the client, without the port
 * @param headers the value of any header by its name; empty where there is none
 * @param certificate the name in the client's certificate, if an authority of clients vouches for
 *     it
 */
public record Presented(
    String authorization,
    String address,
    UnaryOperator<String> headers,
    Optional<String> certificate) {

  @Override
  public String toString() {
    return "Presented[address=" + address + "]";
  }
}
