package io.monitorix.exporter.config;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an HTTP request.
 *
 * @param ip which of the host's addresses is checked
 * @param request what is sent
 * @param tls how TLS is spoken
 * @param followRedirects whether redirects are followed, up to ten
 * @param http2 whether HTTP/2 is offered
 * @param expected what makes the answer a good one
 */
public record HttpProbe(
    IpPreference ip,
    Request request,
    ProbeTls tls,
    boolean followRedirects,
    boolean http2,
    Expected expected)
    implements ProbeSettings {

  /**
   * What is sent.
   *
   * @param method such as {@code GET}
   * @param headers by name, as written; the values can be secrets
   * @param body null for none
   * @param authorization the value of the header; null for none
   */
  public record Request(
      String method,
      Map<String, Secret> headers,
      @Nullable Secret body,
      @Nullable Secret authorization) {

    /** Copies the headers. */
    public Request {
      headers = Map.copyOf(headers);
    }

    /** The value of a header, whatever the case of its name; null without it. */
    public @Nullable String header(String name) {
      for (Map.Entry<String, Secret> header : headers.entrySet()) {
        if (header.getKey().equalsIgnoreCase(name)) {
          return header.getValue().value();
        }
      }
      return null;
    }
  }

  /**
   * What makes an answer a good one.
   *
   * @param statusCodes empty for any 2xx
   * @param versions such as {@code HTTP/1.1}; empty for any
   * @param failIfTls whether HTTPS is a failure
   * @param failIfNotTls whether anything but HTTPS is a failure
   * @param header rules for headers
   * @param body rules for the body
   */
  public record Expected(
      Set<Integer> statusCodes,
      Set<String> versions,
      boolean failIfTls,
      boolean failIfNotTls,
      HeaderRules header,
      BodyRules body) {

    /** Copies the sets. */
    public Expected {
      statusCodes = Set.copyOf(statusCodes);
      versions = Set.copyOf(versions);
    }
  }

  /**
   * Rules for headers.
   *
   * @param failIfMatches none of these may match
   * @param failIfNotMatches each of these must match
   */
  public record HeaderRules(List<HeaderMatch> failIfMatches, List<HeaderMatch> failIfNotMatches) {

    /** Copies the lists. */
    public HeaderRules {
      failIfMatches = List.copyOf(failIfMatches);
      failIfNotMatches = List.copyOf(failIfNotMatches);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
      return failIfMatches.isEmpty() && failIfNotMatches.isEmpty();
    }
  }

  /**
   * A header and what one of its values matches.
   *
   * @param header the name
   * @param pattern found anywhere in a value
   * @param allowMissing whether an answer without the header is fine
   */
  public record HeaderMatch(String header, Pattern pattern, boolean allowMissing) {}

  /**
   * Rules for the body.
   *
   * @param failIfMatches none of these may be found in it
   * @param failIfNotMatches each of these must be found in it
   * @param failIfJsonMatches none of these may hold
   * @param failIfJsonNotMatches each of these must hold
   * @param compression what the body is compressed with; null for what it is
   * @param sizeLimit the most bytes of it, after decompression; 0 for no limit
   */
  public record BodyRules(
      List<Pattern> failIfMatches,
      List<Pattern> failIfNotMatches,
      List<JsonMatch> failIfJsonMatches,
      List<JsonMatch> failIfJsonNotMatches,
      @Nullable Compression compression,
      long sizeLimit) {

    /** Copies the lists. */
    public BodyRules {
      failIfMatches = List.copyOf(failIfMatches);
      failIfNotMatches = List.copyOf(failIfNotMatches);
      failIfJsonMatches = List.copyOf(failIfJsonMatches);
      failIfJsonNotMatches = List.copyOf(failIfJsonNotMatches);
    }

    /** Whether none of them looks into the body. */
    public boolean isEmpty() {
      return failIfMatches.isEmpty()
          && failIfNotMatches.isEmpty()
          && failIfJsonMatches.isEmpty()
          && failIfJsonNotMatches.isEmpty();
    }
  }

  /**
   * A place in a JSON document, and what is found there.
   *
   * @param path a JSON path, such as {@code $.status}
   * @param pattern found anywhere in one of the values, written as JSON without quotes around a
   *     text; null where it is enough that there is a value
   */
  public record JsonMatch(String path, @Nullable Pattern pattern) {}

  /** How a body can be compressed. */
  public enum Compression {
    /** RFC 1952. */
    GZIP,
    /** Raw deflate, RFC 1951. */
    DEFLATE,
    /** Not at all. */
    IDENTITY
  }

  /** The same, with another value of the header Host. */
  public HttpProbe withHost(String host) {
    Map<String, Secret> headers = new HashMap<>(request.headers());
    headers.keySet().removeIf("Host"::equalsIgnoreCase);
    headers.put("Host", new Secret(host));
    return new HttpProbe(
        ip,
        new Request(request.method(), headers, request.body(), request.authorization()),
        tls,
        followRedirects,
        http2,
        expected);
  }
}
