package io.monitorix.exporter.backup.s3;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A bucket in memory that checks the signature of each request. */
final class Bucket extends Dispatcher {

  private static final int PAGE = 2;

  final Map<String, byte[]> objects = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  final Map<String, String> notes = new TreeMap<>();
  final PartialUploads uploads = new PartialUploads();

  /** What is answered in the place of what would be; by the number of the request, from 1. */
  final Map<Integer, MockResponse> faults = new TreeMap<>();

  private final SignedRequests signed;
  private final String path;

  Bucket(String accessKey, String secretKey, String region, String path) {
    this.signed = new SignedRequests(accessKey, secretKey, region);
    this.path = path;
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
