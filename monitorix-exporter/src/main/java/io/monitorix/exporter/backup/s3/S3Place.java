package io.monitorix.exporter.backup.s3;

import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.S3Config;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A bucket. An archive is one object, which S3 limits to 5 GiB. */
public final class S3Place implements Place {

  private static final MediaType GZIP = MediaType.get("application/gzip");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LARGEST_ANSWER = 16 << 20;

  private final S3Config config;
  private final OkHttpClient client;
  private final Signature signature;

  /**
   * This bucket; it is asked when it is used.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public S3Place(S3Config config, InstantSource clock) {
    this.config = config;
    this.signature = new Signature(config, clock);
    this.client =
        HttpClients.of(new Endpoint(config.endpoint(), PATIENCE, Map.of(), tls(config.tls())))
            .newBuilder()
            // A large archive takes what it takes, as long as something moves.
            .callTimeout(Duration.ZERO)
            .build();
  }

  private static ClientTls tls(EndpointConfig.Tls tls) {
    return new ClientTls(
        tls.caFile().orElse(null),
        tls.certFile().orElse(null),
        tls.keyFile().orElse(null),
        tls.insecure());
  }

  @Override
  public String describe() {
    return "s3://" + config.bucket() + "/" + config.prefix();
  }

  @Override
  public List<Stored> list() {
    List<Stored> found = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      HttpUrl.Builder url =
          bucket().addQueryParameter("list-type", "2").addQueryParameter("prefix", config.prefix());
      next.ifPresent(token -> url.addQueryParameter("continuation-token", token));
      ListAnswer page = page(url.build());
      for (ListAnswer.Entry entry : page.entries()) {
        if (entry.key().startsWith(config.prefix())) {
          BackupName.parse(entry.key().substring(config.prefix().length()))
              .ifPresent(name -> found.add(new Stored(name, entry.bytes(), describe())));
        }
      }
      next = page.next();
    } while (next.isPresent());
    found.sort(Comparator.comparing((Stored each) -> each.name().madeAt()).reversed());
    return found;
  }

  private ListAnswer page(HttpUrl url) {
    try (Response response = send("GET", url, null)) {
      return ListAnswer.read(response.body().byteStream());
    } catch (IOException e) {
      throw failed("cannot be listed", e);
    }
  }

  @Override
  public void keep(BackupName name, Path archive) {
    try (Response response = send("PUT", object(name), archive)) {
      response.body().source().skip(0);
    } catch (IOException e) {
      throw failed("does not take " + name.text(), e);
    }
  }

  @Override
  public InputStream open(BackupName name) {
    try {
      return open(object(name));
    } catch (IOException e) {
      throw failed("does not give " + name.text(), e);
    }
  }

  /**
   * Opens any object of the bucket, whatever its name; to be closed.
   *
   * @throws PlaceException if there is none, or it cannot be read
   */
  public InputStream open(String key) {
    try {
      return open(bucket().addPathSegments(key).build());
    } catch (IOException e) {
      throw failed("does not give " + key, e);
    }
  }

  private InputStream open(HttpUrl url) throws IOException {
    Response response = send("GET", url, null);
    return new FilterInputStream(response.body().byteStream()) {
      @Override
      public void close() throws IOException {
        super.close();
        response.close();
      }
    };
  }

  @Override
  public void delete(BackupName name) {
    try (Response response = send("DELETE", object(name), null)) {
      response.body().source().skip(0);
    } catch (IOException e) {
      throw failed("does not delete " + name.text(), e);
    }
  }

  private HttpUrl object(BackupName name) {
    return bucket().addPathSegments(config.prefix() + name.text()).build();
  }

  private HttpUrl.Builder bucket() {
    HttpUrl base = HttpUrl.get(config.endpoint().toString());
    return config.pathStyle()
        ? base.newBuilder().addPathSegment(config.bucket())
        : base.newBuilder().host(config.bucket() + "." + base.host());
  }

  private Response send(String method, HttpUrl url, @Nullable Path file) throws IOException {
    Supplier<InputStream> content = file == null ? null : () -> opened(file);
    Request request =
        new Request.Builder()
            .url(url)
            .headers(signature.headers(method, url, content))
            .method(method, file == null ? null : RequestBody.create(file.toFile(), GZIP))
            .build();
    Response response = client.newCall(request).execute();
    if (!response.isSuccessful()) {
      try (response) {
        String answer = response.peekBody(LARGEST_ANSWER).string();
        throw new IOException(
            method + " answers HTTP " + response.code() + ErrorAnswer.reason(answer));
      }
    }
    return response;
  }

  private static InputStream opened(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PlaceException failed(String what, IOException e) {
    return new PlaceException(
        "the bucket "
            + describe()
            + " at "
            + config.endpoint().getHost()
            + " "
            + what
            + ": "
            + e.getMessage()
            + "; look at backup.s3",
        e);
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
