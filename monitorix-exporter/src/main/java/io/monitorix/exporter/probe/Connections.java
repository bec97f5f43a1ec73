package io.monitorix.exporter.probe;

import io.monitorix.exporter.reach.AddressPolicy;
import io.monitorix.exporter.reach.GuardedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Opens connections that end with the check. */
final class Connections {

  private final AddressPolicy policy;

  Connections(AddressPolicy policy) {
    this.policy = policy;
  }

  /**
   * Connects; the caller closes it, and if not, the deadline does.
   *
   * @param source the address to connect from; null leaves it to the system
   */
  Socket connect(InetSocketAddress to, @Nullable InetAddress source, Deadline deadline)
      throws IOException {
    Socket socket = new GuardedSockets(policy, source).createSocket();
    try {
      deadline.closeAtEnd(socket);
      socket.connect(to, deadline.remainingMillis());
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }
}
