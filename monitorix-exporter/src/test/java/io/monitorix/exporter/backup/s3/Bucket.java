package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A bucket in memory that recomputes the signature of each request, as S3's documentation of
 * signature version 4 describes it.
 */
final class Bucket extends Dispatcher {

  private static final int PAGE = 2;

  final Map<String, byte[]> objects = new TreeMap<>();
  final List<String> requests = new ArrayList<>();
  private final String accessKey;
  private final String secretKey;
  private final String region;
  private final String path;

  Bucket(String accessKey, String secretKey, String region, String path) {
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    this.region = region;
    this.path = path;
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    requests.add(request.getMethod() + " " + request.getTarget());
    ByteString body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
    try {
      String fault = fault(request, body);
      if (fault != null) {
        return refused(403, "SignatureDoesNotMatch", fault);
      }
    } catch (GeneralSecurityException e) {
      return refused(500, "InternalError", e.toString());
    }
    String asked = request.getUrl().encodedPath() + "/";
    String key = asked.equals(path) ? "" : request.getUrl().encodedPath().substring(path.length());
    return switch (String.valueOf(request.getMethod())) {
      case "PUT" -> {
        objects.put(key, body.toByteArray());
        yield new MockResponse.Builder().code(200).build();
      }
      case "DELETE" -> {
        objects.remove(key);
        yield new MockResponse.Builder().code(204).build();
      }
      default -> key.isEmpty() ? list(request.getUrl()) : get(key);
    };
  }

  private MockResponse get(String key) {
    byte[] content = objects.get(key);
    return content == null
        ? refused(404, "NoSuchKey", "The specified key does not exist.")
        : new MockResponse.Builder().code(200).body(new Buffer().write(content)).build();
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

  private static MockResponse refused(int status, String code, String message) {
    return new MockResponse.Builder()
        .code(status)
        .body("<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>")
        .build();
  }

  private @Nullable String fault(RecordedRequest request, ByteString body)
      throws GeneralSecurityException {
    String sum = sha256(body.toByteArray());
    if (!sum.equals(request.getHeaders().get("x-amz-content-sha256"))) {
      return "the sum of the body is " + sum;
    }
    String authorization = String.valueOf(request.getHeaders().get("Authorization"));
    String date = String.valueOf(request.getHeaders().get("X-Amz-Date"));
    String scope = date.substring(0, 8) + "/" + region + "/s3/aws4_request";
    String names = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    StringBuilder canonical = new StringBuilder();
    canonical.append(request.getMethod()).append('\n');
    canonical.append(request.getUrl().encodedPath()).append('\n');
    canonical.append(query(request.getUrl())).append('\n');
    for (String name : names.split(";", -1)) {
      canonical.append(name).append(':').append(request.getHeaders().get(name)).append('\n');
    }
    canonical.append('\n').append(names).append('\n').append(sum);
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + date
            + "\n"
            + scope
            + "\n"
            + sha256(canonical.toString().getBytes(UTF_8));
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    String expected =
        "AWS4-HMAC-SHA256 Credential="
            + accessKey
            + "/"
            + scope
            + ", SignedHeaders="
            + names
            + ", Signature="
            + HexFormat.of().formatHex(hmac(key, toSign));
    return expected.equals(authorization) ? null : "expected " + expected;
  }

  private static String query(HttpUrl url) {
    List<String> pairs = new ArrayList<>();
    for (String name : url.queryParameterNames()) {
      pairs.add(encoded(name) + "=" + encoded(String.valueOf(url.queryParameter(name))));
    }
    pairs.sort(null);
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      char letter = (char) (each & 0xff);
      if ((letter < 128 && Character.isLetterOrDigit(letter)) || "-_.~".indexOf(letter) >= 0) {
        encoded.append(letter);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  private static String sha256(byte[] content) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
