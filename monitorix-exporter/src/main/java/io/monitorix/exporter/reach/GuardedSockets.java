package io.monitorix.exporter.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that reach only what a policy allows: it is asked about the very address that is
 * connected to, also where a redirect leads, and whatever a name stood for before.
 */
public final class GuardedSockets extends SocketFactory {

  private final AddressPolicy policy;
  private final @Nullable InetAddress source;

  /**
   * @param source the address to connect from; null leaves it to the system
   */
  public GuardedSockets(AddressPolicy policy, @Nullable InetAddress source) {
    this.policy = policy;
    this.source = source;
  }

  private static final class GuardedSocket extends Socket {

    private final AddressPolicy policy;

    GuardedSocket(AddressPolicy policy) {
      this.policy = policy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
      if (endpoint instanceof InetSocketAddress inet && inet.getAddress() != null) {
        policy.check(inet.getAddress());
      }
      super.connect(endpoint, timeout);
    }
  }

  @Override
  public Socket createSocket() throws IOException {
    Socket socket = new GuardedSocket(policy);
    if (source != null) {
      socket.bind(new InetSocketAddress(source, 0));
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw notByName();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    throw notByName();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(host, port), 0);
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private static IOException notByName() {
    return new IOException("sockets are connected to addresses that were looked up before");
  }
}
