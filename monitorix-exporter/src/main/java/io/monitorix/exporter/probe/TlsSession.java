package io.monitorix.exporter.probe;

import io.monitorix.exporter.config.ProbeTls;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS for one check.
 *
 * @param sockets makes its sockets
 * @param recorder has the certificates that it met
 */
record TlsSession(SSLSocketFactory sockets, ChainRecorder recorder) {

  /**
   * Turns a connection to TLS and says in metrics what was spoken.
   *
   * @param host to be found in the certificate, unless the settings name another
   * @throws IOException when the two do not come to terms
   */
  SSLSocket over(Socket socket, String host, int port, ProbeTls settings, Probing probing)
      throws IOException {
    String name = settings.serverName() == null ? host : settings.serverName();
    SSLSocket tls = (SSLSocket) sockets.createSocket(socket, name, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setProtocols(versions(settings).toArray(String[]::new));
    if (!settings.insecure()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    TlsFacts.emit(recorder, tls.getSession(), probing);
    return tls;
  }

  /** The versions from oldest to newest, as the JDK names them. */
  static List<String> versions(ProbeTls settings) {
    if (settings.oldest() == ProbeTls.Version.TLS13) {
      return List.of("TLSv1.3");
    }
    return settings.newest() == ProbeTls.Version.TLS12
        ? List.of("TLSv1.2")
        : List.of("TLSv1.3", "TLSv1.2");
  }
}
