package io.monitorix.examples.simulator;

import com.squareup.moshi.Moshi;
import io.monitorix.examples.simulator.access.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** A client that trusts one simulator's certificate and nothing else. */
public final class Browser implements AutoCloseable {
  private final OkHttpClient client;
  private final String base;

  Browser(PveSimulator simulator) {
    this(
        simulator.url(),
        simulator.url().getScheme().equals("https") ? simulator.certificatePem() : null);
  }

  public Browser(PbsSimulator simulator) {
    this(
        simulator.url(),
        simulator.url().getScheme().equals("https") ? simulator.certificatePem() : null);
  }

  private Browser(URI url, @Nullable String certificatePem) {
    this.base = url + "/api2/json";
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofSeconds(60))
            .retryOnConnectionFailure(false);
    if (certificatePem != null) {
      HandshakeCertificates trust =
          new HandshakeCertificates.Builder()
              .addTrustedCertificate(certificate(certificatePem))
              .build();
      builder.sslSocketFactory(trust.sslSocketFactory(), trust.trustManager());
    }
    this.client = builder.build();
  }

  public record Answer(int status, String reason, String body, Headers headers) {
    public Object data() {
      return Objects.requireNonNull(Browser.json(body).get("data"), body);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> object() {
      return (Map<String, Object>) data();
    }

    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> rows() {
      return (List<Map<String, Object>>) data();
    }

    /** The row whose field has this value. */
    public Map<String, Object> row(String field, Object value) {
      return rows().stream()
          .filter(row -> value.equals(row.get(field)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no row with %s=%s".formatted(field, value)));
    }
  }

  public Answer get(Identity identity, String path) {
    return send(
        new Request.Builder()
            .url(base + path)
            .header("Authorization", identity.authorization())
            .build());
  }

  public Answer post(Identity identity, String path) {
    return send(
        new Request.Builder()
            .url(base + path)
            .header("Authorization", identity.authorization())
            .post(new FormBody.Builder().build())
            .build());
  }

  /** Any method; parameters go in the query. */
  Answer request(Identity identity, String method, String path) {
    boolean hasBody = method.equals("POST") || method.equals("PUT");
    return send(
        new Request.Builder()
            .url(base + path)
            .header("Authorization", identity.authorization())
            .method(method, hasBody ? new FormBody.Builder().build() : null)
            .build());
  }

  Answer login(String user, String password) {
    return send(
        request("/access/ticket")
            .post(new FormBody.Builder().add("username", user).add("password", password).build())
            .build());
  }

  Request.Builder request(String path) {
    return new Request.Builder().url(base + path);
  }

  Answer send(Request request) {
    try {
      return exchange(request);
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    }
  }

  Answer exchange(Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return new Answer(
          response.code(), response.message(), response.body().string(), response.headers());
    }
  }

  /** The answer with its bytes as they came, one character each. */
  Answer bytes(Request request) {
    try (Response response = client.newCall(request).execute()) {
      return new Answer(
          response.code(),
          response.message(),
          new String(response.body().bytes(), StandardCharsets.ISO_8859_1),
          response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> json(String text) {
    try {
      return (Map<String, Object>) new Moshi.Builder().build().adapter(Object.class).fromJson(text);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  static X509Certificate certificate(String pem) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }
}
