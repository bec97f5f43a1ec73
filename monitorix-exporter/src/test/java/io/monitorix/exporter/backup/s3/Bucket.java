package io.monitorix.exporter.backup.s3;

import io.monitorix.exporter.backup.place.Sha256;
import io.monitorix.exporter.backup.place.Verified;
import io.monitorix.exporter.config.EndpointConfig;
import io.monitorix.exporter.config.S3Config;
import io.monitorix.exporter.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A bucket in memory that checks the signature of each request. */
final class Bucket extends Dispatcher {

  static final Instant NOW = Instant.parse("2026-11-30T03:30:00Z");
  static final String SECRET = "secret/+key";

  private static final String ACCESS = "AKIDEXAMPLE";
  private static final String REGION = "eu-west-3";
  private static final String NAME = "backups";
  private static final int PAGE = 2;

  final Map<String, byte[]> objects = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  final Map<String, String> notes = new TreeMap<>();
  final PartialUploads uploads = new PartialUploads();

  /** What is answered in the place of what would be; by the number of the request, from 1. */
  final Map<Integer, MockResponse> faults = new TreeMap<>();

  private final SignedRequests signed = new SignedRequests(ACCESS, SECRET, REGION);
  private final String path = "/" + NAME + "/";

  /** How it is configured, with the right secret key or another. */
  static S3Config config(MockWebServer server, String prefix, String secret) {
    return new S3Config(
        URI.create(server.url("/").toString()),
        REGION,
        NAME,
        prefix,
        new Secret(ACCESS),
        new Secret(secret),
        true,
        EndpointConfig.Tls.SYSTEM);
  }

  /** What is noted of a file. */
  static Verified verified(Path file) throws IOException {
    Map<String, Integer> schemas = Map.of("alerts", 6, "state", 2);
    return new Verified(NOW, Sha256.of(file), Files.size(file), "1.2.3", "sqlite", schemas, 42);
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    requests.add(request.getMethod() + " " + request.getTarget());
    ByteString body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
    try {
      String fault = signed.fault(request, body);
      if (fault != null) {
        return refused(403, "SignatureDoesNotMatch", fault);
      }
    } catch (GeneralSecurityException e) {
      return refused(500, "InternalError", e.toString());
    }
    String asked = request.getUrl().encodedPath() + "/";
    String key = asked.equals(path) ? "" : request.getUrl().encodedPath().substring(path.length());
    MockResponse instead = faults.remove(requests.size());
    if (instead != null) {
      return instead;
    }
    HttpUrl url = request.getUrl();
    if (url.queryParameterNames().contains("uploads")
        || url.queryParameterNames().contains("uploadId")) {
      return uploads.answer(this, request, key, body.toByteArray());
    }
    return switch (String.valueOf(request.getMethod())) {
      case "PUT" -> {
        keep(key, body.toByteArray(), request.getHeaders().get("x-amz-meta-monitorix"));
        yield new MockResponse.Builder().code(200).build();
      }
      case "DELETE" -> {
        objects.remove(key);
        yield new MockResponse.Builder().code(204).build();
      }
      default -> key.isEmpty() ? list(url) : get(key, request);
    };
  }

  void keep(String key, byte[] content, @Nullable String note) {
    objects.put(key, content);
    if (note != null) {
      notes.put(key, note);
    }
  }

  private MockResponse get(String key, RecordedRequest request) {
    byte[] content = objects.get(key);
    if (content == null) {
      return refused(404, "NoSuchKey", "The specified key does not exist.");
    }
    MockResponse.Builder answer = new MockResponse.Builder().code(200);
    if (notes.containsKey(key)) {
      answer.addHeader("x-amz-meta-monitorix", String.valueOf(notes.get(key)));
    }
    if ("HEAD".equals(request.getMethod())) {
      return answer.setHeader("Content-Length", content.length).build();
    }
    String range = request.getHeaders().get("Range");
    if (range != null) {
      int from = Integer.parseInt(range.replaceAll("bytes=([0-9]+)-", "$1"));
      content = Arrays.copyOfRange(content, from, content.length);
      answer.code(206);
    }
    return answer.body(new Buffer().write(content)).build();
  }

  private MockResponse list(HttpUrl url) {
    String prefix = String.valueOf(url.queryParameter("prefix"));
    String token = url.queryParameter("continuation-token");
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
    int count = 0;
    String last = "";
    for (Map.Entry<String, byte[]> each : objects.entrySet()) {
      boolean before = token != null && ("/+=" + each.getKey()).compareTo(token) <= 0;
      if (!each.getKey().startsWith(prefix) || before) {
        continue;
      }
      if (count++ == PAGE) {
        xml.append("<NextContinuationToken>/+=").append(last).append("</NextContinuationToken>");
        break;
      }
      last = each.getKey();
      xml.append("<Contents><Key>").append(last).append("</Key><Size>");
      xml.append(each.getValue().length).append("</Size></Contents>");
    }
    return new MockResponse.Builder().code(200).body(xml + "</ListBucketResult>").build();
  }

  static MockResponse refused(int status, String code, String message) {
    return new MockResponse.Builder()
        .code(status)
        .body("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
        .build();
  }
}
