package io.monitorix.exporter.auth.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a provider's keys: from a URL that is known, else from the one that its discovery document
 * names, which is read again each time as it may move. Thread-safe.
 */
final class ProviderKeys implements ResourceRetriever {

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final long LARGEST = 1L << 20;

  private final OkHttpClient client;
  private final String issuer;
  private final Optional<URI> location;

  ProviderKeys(OkHttpClient client, String issuer, Optional<URI> location) {
    this.client = client;
    this.issuer = issuer;
    this.location = location;
  }

  /** Where the library believes that they are. */
  URL url() throws IOException {
    return location.isPresent()
        ? location.get().toURL()
        : URI.create(issuer.replaceFirst("/+$", "") + DISCOVERY).toURL();
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    return new Resource(
        text(location.isPresent() ? url.toString() : discovered(url.toString())),
        "application/json");
  }

  private String discovered(String document) throws IOException {
    try {
      Object read = JsonReader.of(new Buffer().writeUtf8(text(document))).readJsonValue();
      if (read instanceof Map<?, ?> fields
          && issuer.equals(fields.get("issuer"))
          && fields.get("jwks_uri") instanceof String keys
          && isAsSafe(document, keys)) {
        return keys;
      }
    } catch (JsonDataException e) {
      throw new IOException("no discovery document: " + document, e);
    }
    throw new IOException(
        "no discovery document of that issuer with the place of its keys: " + document);
  }

  /** Keys that come over plain HTTP anybody could have sent. */
  private static boolean isAsSafe(String document, String keys) {
    @Nullable HttpUrl from = HttpUrl.parse(document);
    @Nullable HttpUrl to = HttpUrl.parse(keys);
    return from != null && to != null && (to.isHttps() || !from.isHttps());
  }

  private String text(String url) throws IOException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() != 200) {
        throw new IOException("status " + response.code() + " from " + url);
      }
      BufferedSource body = response.body().source();
      if (body.request(LARGEST + 1)) {
        throw new IOException("more than 1 MiB from " + url);
      }
      return body.readUtf8();
    }
  }
}
