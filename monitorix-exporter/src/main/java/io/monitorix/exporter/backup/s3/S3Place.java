package io.monitorix.exporter.backup.s3;

import io.monitorix.exporter.backup.place.BackupName;
import io.monitorix.exporter.backup.place.Place;
import io.monitorix.exporter.backup.place.PlaceException;
import io.monitorix.exporter.backup.place.Stored;
import io.monitorix.exporter.backup.place.Verified;
import io.monitorix.exporter.backup.place.VerifiedJson;
import io.monitorix.exporter.backup.s3.S3Requests.Answer;
import io.monitorix.exporter.backup.s3.S3Requests.Asked;
import io.monitorix.exporter.config.S3Config;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** A bucket. An archive is one object, which is sent in parts where it is large. */
public final class S3Place implements Place {

  /** Goes with an object, and says what is noted of it. */
  private static final String NOTE = "x-amz-meta-monitorix";

  private final S3Config config;
  private final InstantSource clock;
  private final S3Requests requests;
  private final Sizes sizes;

  /** What was told of objects already: they never change. */
  private final Map<Stored, Verified> known = new ConcurrentHashMap<>();

  /**
   * What is sent at once.
   *
   * @param largest bytes of the largest archive that is sent in one request
   * @param part bytes of a part of a larger one
   */
  record Sizes(long largest, long part) {

    /** S3 takes 5 GiB at once, and parts from 5 MiB on; less of it is sent twice after an error. */
    static final Sizes USUAL = new Sizes(100L << 20, 64L << 20);
  }

  /**
   * This bucket; it is asked when it is used.
   *
   * @throws IllegalArgumentException if a file of certificates cannot be used
   */
  public S3Place(S3Config config, InstantSource clock) {
    this(config, clock, Sizes.USUAL, time -> Thread.sleep(time.toMillis()));
  }

  S3Place(S3Config config, InstantSource clock, Sizes sizes, S3Requests.Pause pause) {
    this.config = config;
    this.clock = clock;
    this.sizes = sizes;
    this.requests = new S3Requests(config, clock, pause);
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
          S3Requests.with(
              requests.bucket().addQueryParameter("list-type", "2"), "prefix", config.prefix());
      next.ifPresent(token -> S3Requests.with(url, "continuation-token", token));
      next = page(url.build(), found);
    } while (next.isPresent());
    known.keySet().retainAll(found);
    found.sort(Comparator.comparing((Stored each) -> each.name().madeAt()).reversed());
    return found;
  }

  private Optional<String> page(HttpUrl url, List<Stored> found) {
    try (Response response = requests.send(new Asked("GET", url))) {
      XmlAnswer page = XmlAnswer.read(response.body().byteStream(), "Contents");
      for (Map<String, String> entry : page.items()) {
        String key = entry.getOrDefault("Key", "");
        long bytes = Long.parseLong(entry.getOrDefault("Size", ""));
        if (key.startsWith(config.prefix())) {
          BackupName.parse(key.substring(config.prefix().length()))
              .ifPresent(name -> found.add(new Stored(name, bytes, describe())));
        }
      }
      return page.field("NextContinuationToken");
    } catch (IOException e) {
      throw failed("cannot be listed", e);
    } catch (NumberFormatException e) {
      throw failed("cannot be listed", new IOException("an object has no size", e));
    }
  }

  @Override
  public Optional<Verified> verified(Stored stored) {
    Verified before = known.get(stored);
    if (before != null) {
      return Optional.of(before);
    }
    try (Response head = requests.send(new Asked("HEAD", object(stored.name())))) {
      Optional<Verified> verified =
          Optional.ofNullable(head.header(NOTE))
              .flatMap(VerifiedJson::read)
              .filter(each -> each.bytes() == stored.bytes());
      verified.ifPresent(each -> known.put(stored, each));
      return verified;
    } catch (IOException e) {
      throw failed("does not tell of " + stored.name().text(), e);
    }
  }

  @Override
  public void keep(BackupName name, Path archive, Verified verified) {
    new UnfinishedUploads(requests, config.prefix()).abort(clock.instant());
    Map<String, String> headers = Map.of(NOTE, VerifiedJson.write(verified));
    HttpUrl object = object(name);
    try {
      long bytes = Files.size(archive);
      if (bytes > sizes.largest()) {
        new MultipartUpload(requests, object, archive, bytes, sizes.part()).run(headers);
      } else {
        Answer unused =
            requests.insist(new Asked("PUT", object, headers, Payload.of(archive, 0, bytes)));
      }
    } catch (IOException e) {
      throw failed("does not take " + name.text(), e);
    }
  }

  @Override
  public InputStream open(BackupName name, long from) {
    try {
      Map<String, String> range = from == 0 ? Map.of() : Map.of("Range", "bytes=" + from + "-");
      Response response = requests.send(new Asked("GET", object(name), range, Payload.NONE));
      if (from > 0 && response.code() != 206) {
        response.close();
        throw new IOException("it gives whole objects only");
      }
      return opened(response);
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
      return opened(
          requests.send(new Asked("GET", requests.bucket().addPathSegments(key).build())));
    } catch (IOException e) {
      throw failed("does not give " + key, e);
    }
  }

  private static InputStream opened(Response response) {
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
    try {
      Answer unused = requests.insist(new Asked("DELETE", object(name)));
    } catch (IOException e) {
      throw failed("does not delete " + name.text(), e);
    }
  }

  private HttpUrl object(BackupName name) {
    return requests.bucket().addPathSegments(config.prefix() + name.text()).build();
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
    requests.close();
  }
}
