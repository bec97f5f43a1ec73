package io.monitorix.alerts.scrape.labelled;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts together what a target is asked. */
final class TargetUrl {

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^\\s/?#@\\[\\]:]+|\\[[0-9A-Fa-f:.%]+])(?::\\d{1,5})?");

  private TargetUrl() {}

  /**
   * The URL.
   *
   * @param path may have a query, which parameters are added to
   * @param parameters in the order of their names
   * @throws IllegalArgumentException if that is no URL
   */
  static String of(
      String scheme, String address, String path, Map<String, List<String>> parameters) {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the scheme is '" + scheme + "', not http or https");
    }
    int question = path.indexOf('?');
    String plain = question < 0 ? path : path.substring(0, question);
    StringBuilder query = new StringBuilder(question < 0 ? "" : path.substring(question + 1));
    parameters.forEach(
        (name, values) ->
            values.forEach(
                value ->
                    query
                        .append(query.length() == 0 ? "" : "&")
                        .append(encoded(name))
                        .append('=')
                        .append(encoded(value))));
    // Names of hosts may have underscores, which java.net.URI takes for none.
    if (!AUTHORITY.matcher(address).matches()) {
      throw new IllegalArgumentException("'" + address + "' is not a valid hostname");
    }
    String rooted = plain.startsWith("/") ? plain : "/" + plain;
    return scheme + "://" + address + escaped(rooted) + (query.length() == 0 ? "" : "?" + query);
  }

  private static String escaped(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + path + "' is no path: " + e.getReason(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
