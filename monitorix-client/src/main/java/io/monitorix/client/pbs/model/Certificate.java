package io.monitorix.client.pbs.model;

import com.squareup.moshi.Json;
import io.monitorix.client.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of the server: {@code GET /nodes/{node}/certificates/info}.
 *
 * @param filename {@code proxy.pem}
 * @param subject whom it names
 * @param issuer who signed it
 * @param notBefore the first moment of its life
 * @param notAfter the last moment of its life
 * @param fingerprint SHA-256
 * @param publicKeyBits length of the key
 * @param publicKeyType for example {@code rsaEncryption}
 * @param alternativeNames the names that it is valid for
 * @param pem the certificate itself
 * @param additional what has no component, as text
 */
public record Certificate(
    @Nullable String filename,
    @Nullable String subject,
    @Nullable String issuer,
    @Json(name = "notbefore") @Nullable Instant notBefore,
    @Json(name = "notafter") @Nullable Instant notAfter,
    @Nullable Fingerprint fingerprint,
    @Json(name = "public-key-bits") @Nullable Integer publicKeyBits,
    @Json(name = "public-key-type") @Nullable String publicKeyType,
    @Json(name = "san") List<String> alternativeNames,
    @Nullable String pem,
    Map<String, String> additional) {

  /** Copies the collections. */
  public Certificate {
    alternativeNames = List.copyOf(alternativeNames);
    additional = Map.copyOf(additional);
  }
}
