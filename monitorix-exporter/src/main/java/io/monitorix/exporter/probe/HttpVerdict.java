package io.monitorix.exporter.probe;

import com.google.re2j.Pattern;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import io.monitorix.exporter.config.HttpProbe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads an answer and says whether it is as expected. For one check. */
final class HttpVerdict {

  /** What is looked into is held in memory: an endless answer must not fill it. */
  private static final int MOST_BYTES_IN_MEMORY = 10 * 1024 * 1024;

  private static final Map<Protocol, String> VERSIONS =
      Map.of(Protocol.HTTP_1_0, "1.0", Protocol.HTTP_1_1, "1.1", Protocol.HTTP_2, "2.0");

  private final HttpProbe.Expected expected;
  private final Probing probing;

  HttpVerdict(HttpProbe.Expected expected, Probing probing) {
    this.expected = expected;
    this.probing = probing;
  }

  boolean of(Response response, HttpPhases phases) {
    probing.set(ProbeMetrics.HTTP_STATUS_CODE, response.code());
    String length = response.header("Content-Length", "-1");
    probing.set(ProbeMetrics.HTTP_CONTENT_LENGTH, number(length));
    boolean good = status(response) && headers(response);
    good = body(response, good) && good;
    phases.bodyRead();
    String version = VERSIONS.getOrDefault(response.protocol(), "0");
    probing.set(ProbeMetrics.HTTP_VERSION, number(version));
    if (!expected.versions().isEmpty() && !expected.versions().contains("HTTP/" + version)) {
      return probing.fail("HTTP/" + version + " is none of " + expected.versions());
    }
    return good;
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? -1 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private boolean status(Response response) {
    if (expected.statusCodes().isEmpty()
        ? response.isSuccessful()
        : expected.statusCodes().contains(response.code())) {
      return true;
    }
    return probing.fail(
        "the status "
            + response.code()
            + (expected.statusCodes().isEmpty()
                ? " is no 2xx"
                : " is none of " + expected.statusCodes()));
  }

  private boolean headers(Response response) {
    for (HttpProbe.HeaderMatch match : expected.header().failIfMatches()) {
      List<String> values = response.headers(match.header());
      if (values.isEmpty() && !match.allowMissing()) {
        return failByRegex("the answer lacks the header " + match.header());
      }
      if (values.stream().anyMatch(value -> match.pattern().matcher(value).find())) {
        return failByRegex("the header " + match.header() + " matches " + match.pattern());
      }
    }
    for (HttpProbe.HeaderMatch match : expected.header().failIfNotMatches()) {
      List<String> values = response.headers(match.header());
      if (values.isEmpty() && match.allowMissing()) {
        continue;
      }
      if (values.stream().noneMatch(value -> match.pattern().matcher(value).find())) {
        return failByRegex(
            "the header "
                + match.header()
                + (values.isEmpty() ? " is missing" : " does not match " + match.pattern()));
      }
    }
    return true;
  }

  /**
   * @param wanted whether the rules for the body still matter
   */
  private boolean body(Response response, boolean wanted) {
    HttpProbe.BodyRules rules = expected.body();
    boolean kept = wanted && !rules.isEmpty();
    try (InputStream in = unpacked(response.body().byteStream())) {
      ByteArrayOutputStream memory = new ByteArrayOutputStream();
      long limit = rules.sizeLimit() > 0 ? rules.sizeLimit() : Long.MAX_VALUE;
      if (kept && rules.sizeLimit() == 0) {
        limit = MOST_BYTES_IN_MEMORY;
      }
      byte[] buffer = new byte[8192];
      long length = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        length += count;
        probing.set(ProbeMetrics.HTTP_BODY_LENGTH, (double) length);
        if (length > limit) {
          return probing.fail("the body is larger than " + limit + " bytes");
        }
        if (kept) {
          memory.write(buffer, 0, count);
        }
      }
      return !kept || matches(memory.toString(charset(response.body().contentType())));
    } catch (IOException e) {
      return probing.fail("the body could not be read: " + e.getMessage());
    }
  }

  private static Charset charset(@Nullable MediaType type) {
    Charset charset = type == null ? null : type.charset(StandardCharsets.UTF_8);
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  private InputStream unpacked(InputStream in) throws IOException {
    HttpProbe.Compression compression = expected.body().compression();
    if (compression == HttpProbe.Compression.GZIP) {
      return new GZIPInputStream(in);
    }
    return compression == HttpProbe.Compression.DEFLATE
        ? new InflaterInputStream(in, new Inflater(true))
        : in;
  }

  private boolean matches(String body) {
    HttpProbe.BodyRules rules = expected.body();
    for (Pattern pattern : rules.failIfMatches()) {
      if (pattern.matcher(body).find()) {
        return failByRegex("the body matches " + pattern);
      }
    }
    for (Pattern pattern : rules.failIfNotMatches()) {
      if (!pattern.matcher(body).find()) {
        return failByRegex("the body does not match " + pattern);
      }
    }
    for (HttpProbe.JsonMatch match : rules.failIfJsonMatches()) {
      if (holds(match, body)) {
        return failByRegex("the body matches at " + match.path());
      }
    }
    for (HttpProbe.JsonMatch match : rules.failIfJsonNotMatches()) {
      if (!holds(match, body)) {
        return failByRegex("the body does not match at " + match.path());
      }
    }
    return true;
  }

  private boolean holds(HttpProbe.JsonMatch match, String body) {
    // As a list whatever the path finds, and nothing at all where it leads nowhere.
    Configuration asList =
        Configuration.builder()
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();
    try {
      List<Object> values = JsonPath.using(asList).parse(body).read(match.path());
      Pattern pattern = match.pattern();
      return values.stream()
          .anyMatch(value -> pattern == null || pattern.matcher(json(value)).find());
    } catch (JsonPathException e) {
      probing.log("the body is not JSON");
      return false;
    }
  }

  private static String json(@Nullable Object value) {
    return value instanceof Map || value instanceof List
        ? Configuration.defaultConfiguration().jsonProvider().toJson(value)
        : String.valueOf(value);
  }

  private boolean failByRegex(String reason) {
    probing.set(ProbeMetrics.FAILED_DUE_TO_REGEX, 1);
    return probing.fail(reason);
  }
}
