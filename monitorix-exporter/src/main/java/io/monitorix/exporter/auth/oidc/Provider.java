package io.monitorix.exporter.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.alerts.remote.delivery.Endpoint;
import io.monitorix.alerts.remote.delivery.HttpClients;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.entry.BearerIssuer;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider of OpenID Connect. Tokens signed with asymmetric algorithms count alone. Its keys are
 * read when they are first needed, each quarter of an hour, and when a token names another one,
 * though not more than twice in half a minute; while the provider is away, those that are known go
 * on. Thread-safe.
 */
public final class Provider implements BearerIssuer, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Provider.class);

  private static final Set<JWSAlgorithm> ASYMMETRIC =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration KEYS_AGE = Duration.ofMinutes(15);
  private static final Duration REFRESH_PATIENCE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
  private static final int SKEW_SECONDS = 30;

  private final Terms terms;
  private final Claims claims;
  private final OkHttpClient client;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  /**
   * Asks nothing yet.
   *
   * @param jwksUrl where the keys are; empty for what the discovery document says
   * @param tls for the provider
   */
  public Provider(Terms terms, Optional<URI> jwksUrl, ClientTls tls, InstantSource clock) {
    this.terms = terms;
    this.claims = new Claims(terms);
    this.client =
        HttpClients.of(
            new Endpoint(
                jwksUrl.orElseGet(() -> URI.create(terms.issuer())), TIMEOUT, Map.of(), tls));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ASYMMETRIC, keys(new ProviderKeys(client, terms.issuer(), jwksUrl))));
    processor.setJWTClaimsSetVerifier(verifier(clock));
  }

  private static JWKSource<SecurityContext> keys(ProviderKeys keys) {
    try {
      return JWKSourceBuilder.create(keys.url(), keys)
          .cache(KEYS_AGE.toMillis(), REFRESH_PATIENCE.toMillis())
          .refreshAheadCache(false)
          .rateLimited(BETWEEN_REFRESHES.toMillis())
          .outageTolerantForever()
          .build();
    } catch (IOException e) {
      throw new IllegalArgumentException("the issuer is no URL: " + e.getMessage(), e);
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> verifier(InstantSource clock) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            terms.audiences(),
            new JWTClaimsSet.Builder().issuer(terms.issuer()).build(),
            Set.of("exp"),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(SKEW_SECONDS);
    return verifier;
  }

  @Override
  public Outcome authenticate(String token) {
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      if (!terms.issuer().equals(parsed.getJWTClaimsSet().getIssuer())) {
        return refused("it is of another issuer");
      }
      return outcome(processor.process(parsed, null));
    } catch (ParseException e) {
      return refused("it is no signed JWT");
    } catch (KeySourceException e) {
      log.warn("The keys of the provider cannot be read: issuer={}", terms.issuer(), e);
      return new Outcome.Busy("the keys of the provider cannot be read now", TIMEOUT, true);
    } catch (BadJOSEException | JOSEException e) {
      return refused("it does not hold here: " + e.getMessage());
    }
  }

  private Outcome outcome(JWTClaimsSet set) {
    Optional<String> name = claims.name(set);
    if (name.isEmpty()) {
      return refused("it has no claim " + terms.usernameClaim());
    }
    Optional<Role> role = claims.role(set);
    if (role.isEmpty()) {
      return refused("its claim " + terms.roleClaim() + " gives no role here");
    }
    Optional<Scope> scope = claims.scope(set);
    if (scope.isEmpty()) {
      return refused("its claim " + terms.scopeClaim().orElse("") + " says no scope");
    }
    return new Outcome.Known(new Caller(name.get(), Caller.Kind.OIDC, role.get(), scope.get(), ""));
  }

  private static Outcome refused(String reason) {
    return new Outcome.Refused("the token is not taken: " + reason);
  }

  @Override
  public String header() {
    return terms.header();
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
