package io.monitorix.exporter.backup.s3;

import io.monitorix.exporter.config.S3Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests as S3 wants it: signature version 4, with the sum of what is sent. */
final class Signature {

  private final S3Config config;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  Signature(S3Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /**
   * The headers that a request needs, with its own. Its payload is read once for it.
   *
   * @throws IOException if the payload cannot be read
   */
  Headers headers(S3Requests.Asked asked) throws IOException {
    HttpUrl url = asked.url();
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(asked.method()))
            .uri(URI.create(url.newBuilder().query(null).build().toString()));
    for (String name : url.queryParameterNames()) {
      String value = url.queryParameter(name);
      request.putRawQueryParameter(name, value == null ? "" : value);
    }
    asked.headers().forEach(request::putHeader);
    try {
      return signed(request.build(), asked.payload());
    } catch (UncheckedIOException e) {
      throw new IOException("the archive cannot be read: " + e.getMessage(), e);
    }
  }

  private Headers signed(SdkHttpRequest request, Payload payload) {
    SignedRequest signed =
        signer.sign(
            signing ->
                signing
                    .identity(
                        AwsCredentialsIdentity.create(
                            config.accessKey().value(), config.secretKey().value()))
                    .request(request)
                    .payload(ContentStreamProvider.fromInputStreamSupplier(() -> opened(payload)))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, config.region())
                    // S3 takes paths as they are.
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, true)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    Headers.Builder headers = new Headers.Builder();
    for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
      // OkHttp says itself which host it asks.
      if (!header.getKey().equalsIgnoreCase("Host")) {
        header.getValue().forEach(value -> headers.add(header.getKey(), value));
      }
    }
    return headers.build();
  }

  private static InputStream opened(Payload payload) {
    try {
      return payload.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
