package io.monitorix.exporter.backup.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the signature of requests, as S3's documentation of signature version 4 describes it.
 */
record SignedRequests(String accessKey, String secretKey, String region) {

  /** What is wrong with a request; null if nothing is. */
  @Nullable String fault(RecordedRequest request, ByteString body) throws GeneralSecurityException {
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
