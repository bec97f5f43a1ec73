package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.IcmpProbe;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** A way to send an echo request and to wait for its reply. */
interface Pinger {

  /**
   * What came back.
   *
   * @param setupSeconds how long it took to be ready to send
   * @param roundTripSeconds from sending to the reply
   * @param hopLimit how many hops the reply had left; null where that is not known
   */
  record Echo(double setupSeconds, double roundTripSeconds, @Nullable Integer hopLimit) {}

  /**
   * Sends one request.
   *
   * @throws IOException when no reply came, with the reason
   */
  Echo ping(InetAddress address, IcmpProbe settings, Deadline deadline) throws IOException;
}
