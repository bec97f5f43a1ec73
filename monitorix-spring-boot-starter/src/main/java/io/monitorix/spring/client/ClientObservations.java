package io.monitorix.spring.client;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.monitorix.client.Exchange;
import java.io.IOException;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Observes each request to Proxmox as {@code proxmox.client.request}: a timer, and a span where the
 * application traces. What is traced travels in the request's header. Thread-safe.
 */
public final class ClientObservations implements Interceptor {

  private static final String NAME = "proxmox.client.request";
  private static final String LOGIN = "/access/ticket";

  private final ObservationRegistry observations;

  /** Observes there. */
  public ClientObservations(ObservationRegistry observations) {
    this.observations = observations;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Exchange exchange = request.tag(Exchange.class);
    String endpoint = exchange == null ? LOGIN : exchange.endpoint();
    Request.Builder sent = request.newBuilder();
    SenderContext<Request.Builder> context =
        new SenderContext<>(
            (carrier, key, value) -> Objects.requireNonNull(carrier).header(key, value),
            Kind.CLIENT);
    context.setCarrier(sent);
    Observation observation =
        Observation.createNotStarted(NAME, () -> context, observations)
            .contextualName("proxmox " + request.method() + " " + endpoint)
            .lowCardinalityKeyValue("method", request.method())
            .lowCardinalityKeyValue("endpoint", endpoint)
            .lowCardinalityKeyValue("server", request.url().host() + ":" + request.url().port())
            .highCardinalityKeyValue("path", request.url().encodedPath())
            .start();
    Observation.Scope scope = observation.openScope();
    try {
      Response response = chain.proceed(sent.build());
      observation.lowCardinalityKeyValue(status(Integer.toString(response.code())));
      return response;
    } catch (IOException | RuntimeException e) {
      observation.lowCardinalityKeyValue(status("none"));
      observation.error(e);
      throw e;
    } finally {
      scope.close();
      observation.stop();
    }
  }

  private static KeyValue status(String status) {
    return KeyValue.of("status", status);
  }
}
