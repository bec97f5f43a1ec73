package io.monitorix.exporter.auth.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.monitorix.exporter.auth.user.User;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs and checks access tokens: JWTs with ES256, of this issuer alone. Thread-safe. */
final class AccessTokens {

  /** Who issues them, and whom they are for. */
  static final String ISSUER = "monitorix";

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String SESSION = "sid";
  private static final String GENERATION = "gen";

  private final SigningKeys keys;
  private final Duration lifetime;
  private final DefaultJWTClaimsVerifier<?> claims;

  /**
   * What a token says that holds.
   *
   * @param session the id of the session that it belongs to
   * @param generation of its user when it was made
   */
  record Verified(String session, long generation) {}

  AccessTokens(SigningKeys keys, Duration lifetime, InstantSource clock) {
    this.keys = keys;
    this.lifetime = lifetime;
    this.claims = verifier(clock);
  }

  private static DefaultJWTClaimsVerifier<?> verifier(InstantSource clock) {
    JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(ISSUER).build();
    DefaultJWTClaimsVerifier<?> verifier =
        new DefaultJWTClaimsVerifier<>(ISSUER, exact, Set.of("exp", "iat", SESSION, GENERATION)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(0);
    return verifier;
  }

  /** A new one. */
  String sign(User user, String session, Instant now) {
    ECKey key = keys.signing();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(TYPE).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(ISSUER)
                .subject(user.id())
                .claim("name", user.name())
                .claim("role", user.role().text())
                .claim(SESSION, session)
                .claim(GENERATION, user.generation())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end(now)))
                .build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** When one ends that is made now. */
  Instant end(Instant now) {
    return now.plus(lifetime);
  }

  /** What the token says; empty where it does not hold. */
  Optional<Verified> verify(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWSHeader header = token.getHeader();
      String id = header.getKeyID();
      if (!header.getAlgorithm().equals(JWSAlgorithm.ES256)
          || !TYPE.equals(header.getType())
          || id == null) {
        return Optional.empty();
      }
      Optional<ECKey> key = keys.verifying(id);
      if (key.isEmpty() || !token.verify(new ECDSAVerifier(key.get()))) {
        return Optional.empty();
      }
      JWTClaimsSet found = token.getJWTClaimsSet();
      claims.verify(found, null);
      return verified(found);
    } catch (ParseException | JOSEException | BadJWTException e) {
      return Optional.empty();
    }
  }

  private static Optional<Verified> verified(JWTClaimsSet claims) throws ParseException {
    @Nullable Long generation = claims.getLongClaim(GENERATION);
    @Nullable String session = claims.getStringClaim(SESSION);
    return generation == null || session == null
        ? Optional.empty()
        : Optional.of(new Verified(session, generation));
  }

  /** Whether a token says that it is one of these; whether it holds is another matter. */
  static boolean isOurs(String text) {
    try {
      return ISSUER.equals(SignedJWT.parse(text).getJWTClaimsSet().getIssuer());
    } catch (ParseException e) {
      return false;
    }
  }
}
