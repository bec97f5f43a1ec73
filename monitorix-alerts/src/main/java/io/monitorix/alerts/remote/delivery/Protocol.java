package io.monitorix.alerts.remote.delivery;

import java.util.Map;

/** What a receiver's protocol says about requests and answers. Implementations have no state. */
public interface Protocol {

  /** The headers of each request; {@code Content-Type} is among them. */
  Map<String, String> headers();

  /**
   * Whether a request that was answered so is to be sent again.
   *
   * @param status not 2xx
   */
  boolean isPassing(int status);

  /**
   * What a person is to do about an answer.
   *
   * @param status not 2xx
   * @return empty where there is nothing to say that the answer does not
   */
  default String advice(int status) {
    return "";
  }

  /**
   * How many samples of a request the receiver took no part of, though it accepted the request.
   *
   * @param answer the body of an answer with 2xx, of which at most some kilobytes are there
   * @return not negative
   */
  default long refused(byte[] answer) {
    return 0;
  }
}
