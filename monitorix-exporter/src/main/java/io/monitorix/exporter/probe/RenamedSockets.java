package io.monitorix.exporter.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Asks for another name than the one of the URL's host. */
final class RenamedSockets extends SSLSocketFactory {

  private final SSLSocketFactory sockets;
  private final String host;
  private final String name;

  /**
   * @param host for which the other name is asked; hosts of redirects keep their own
   */
  RenamedSockets(SSLSocketFactory sockets, String host, String name) {
    this.sockets = sockets;
    this.host = host;
    this.name = name;
  }

  @Override
  public Socket createSocket(Socket socket, String asked, int port, boolean autoClose)
      throws IOException {
    return sockets.createSocket(socket, asked.equals(host) ? name : asked, port, autoClose);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw overConnectionsOnly();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw overConnectionsOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw overConnectionsOnly();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw overConnectionsOnly();
  }

  private static IOException overConnectionsOnly() {
    return new IOException("TLS begins over a connection that is there already");
  }
}
