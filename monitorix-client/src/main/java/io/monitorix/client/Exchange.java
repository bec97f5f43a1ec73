package io.monitorix.client;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and what came back, as far as a failed call got. Holds no secret.
 *
 * @param method the HTTP method
 * @param endpoint the endpoint as the API viewer names it, for example {@code
 *     /nodes/{node}/status}: a safe label for a metric
 * @param path the endpoint with its values, for example {@code /nodes/pve1/status}
 * @param url the whole address that was called; parameters that look like secrets show as {@code …}
 * @param statusCode the HTTP status, null where no answer came
 * @param proxmoxMessage Proxmox's own words, trimmed: the message of the JSON body, else the reason
 *     phrase; null where there were none
 */
public record Exchange(
    String method,
    String endpoint,
    String path,
    String url,
    @Nullable Integer statusCode,
    @Nullable String proxmoxMessage)
    implements Serializable {

  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "([?&][^=&#]*(?:pass|secret|ticket|otp)[^=&#]*=)[^&#]*", Pattern.CASE_INSENSITIVE);

  /** Takes secrets out of the address: some of Proxmox's GETs want them there. */
  public Exchange {
    url = SECRET_PARAMETER.matcher(url).replaceAll("$1…");
  }

  /** The same request, answered. */
  public Exchange answered(int status, @Nullable String message) {
    return new Exchange(method, endpoint, path, url, status, message);
  }
}
