package io.monitorix.examples.simulator;

import io.monitorix.examples.simulator.http.Certificate;
import io.monitorix.examples.simulator.http.HttpFront;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A front that listens, where it does, and the certificate that it shows. */
final class Listener implements AutoCloseable {
  private final HttpFront front;
  private final URI url;
  private final @Nullable Certificate certificate;

  Listener(HttpFront front, URI url, @Nullable Certificate certificate) {
    this.front = front;
    this.url = url;
    this.certificate = certificate;
  }

  URI url() {
    return url;
  }

  /**
   * The certificate.
   *
   * @throws IllegalStateException when it runs without TLS
   */
  Certificate certificate() {
    if (certificate == null) {
      throw new IllegalStateException(
          "the simulator was started with tls(false): it has no certificate");
    }
    return certificate;
  }

  @Override
  public void close() {
    front.close();
  }
}
