package io.monitorix.exporter.auth.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.monitorix.alerts.remote.delivery.ClientTls;
import io.monitorix.exporter.auth.Authenticator.Attempt;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.Scope;
import io.monitorix.exporter.auth.entry.Authenticators;
import io.monitorix.exporter.fixture.OidcProvider;
import io.monitorix.exporter.fixture.VirtualClock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderTest {

  private static final Map<String, Object> ROLES =
      Map.of("roles", List.of("watchers", "silencers", "others"));

  private final VirtualClock clock = new VirtualClock();
  private OidcProvider server;
  private Provider provider;

  @BeforeEach
  void start() throws Exception {
    server = new OidcProvider();
    provider = provider(terms("realm_access.roles", Optional.empty(), Optional.empty()));
  }

  @AfterEach
  void stop() {
    provider.close();
    server.close();
  }

  @Test
  void whoHasAGoodTokenComesInWithTheGreatestRole() {
    assertThat(provider.authenticate(token(claims -> claims)))
        .isEqualTo(
            new Outcome.Known(new Caller("alice", Caller.Kind.OIDC, Role.OPERATOR, Scope.ALL, "")));
    assertThat(server.asked())
        .containsExactly("/realm/.well-known/openid-configuration", "/realm/keys");
    provider.authenticate(token(claims -> claims));
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void whatIsNotForThisServerOrNotOfNowIsRefused() throws Exception {
    provider.authenticate(token(claims -> claims));
    refused(token(claims -> claims.issuer("http://localhost/other")));
    refused(token(claims -> claims.audience("grafana")));
    refused(token(claims -> claims.audience((String) null)));
    refused(token(claims -> claims.expirationTime(null)));
    refused(token(claims -> claims.expirationTime(at(Duration.ofSeconds(-31)))));
    refused(token(claims -> claims.notBeforeTime(at(Duration.ofSeconds(31)))));
    refused(token(claims -> claims.claim("preferred_username", null)));
    refused(token(claims -> claims.claim("preferred_username", List.of("alice"))));
    refused(token(claims -> claims.claim("realm_access", Map.of("roles", List.of("others")))));
    refused(token(claims -> claims.claim("realm_access", "watchers")));
    assertThat(
            provider.authenticate(
                token(claims -> claims.audience(List.of("grafana", "monitorix")))))
        .isInstanceOf(Outcome.Known.class);
  }

  @Test
  void whatSomebodyElseSignedIsRefused() throws Exception {
    JWTClaimsSet claims = claims(each -> each);
    provider.authenticate(server.token(claims));
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("first").generate();
    refused(OidcProvider.token(claims, stranger));
    refused(new PlainJWT(claims).serialize());
    String good = server.token(claims);
    refused(good.substring(0, good.lastIndexOf('.') + 1));
    SignedJWT symmetric =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
    symmetric.sign(new MACSigner(server.signing().toPublicJWK().toJSONString().getBytes(UTF_8)));
    refused(symmetric.serialize());
    refused("");
    refused("a.b.c");
  }

  @Test
  void aNewKeyIsFoundAndStrangeOnesDoNotHaveTheProviderAskedAgainAndAgain() throws Exception {
    provider.authenticate(token(claims -> claims));
    server.rotate("second");
    assertThat(provider.authenticate(token(claims -> claims))).isInstanceOf(Outcome.Known.class);
    for (int i = 0; i < 20; i++) {
      RSAKey stranger = new RSAKey.Builder(server.signing()).keyID("strange" + i).build();
      provider.authenticate(OidcProvider.token(claims(each -> each), stranger));
    }
    assertThat(server.asked().stream().filter("/realm/keys"::equals)).hasSizeLessThanOrEqualTo(4);
    assertThat(provider.authenticate(token(claims -> claims))).isInstanceOf(Outcome.Known.class);
  }

  @Test
  void whileTheProviderIsAwayKnownKeysGoOn() {
    server.answer(503);
    assertThat(provider.authenticate(token(claims -> claims))).isInstanceOf(Outcome.Busy.class);
    try (Provider other = provider(terms("roles", Optional.of(Role.VIEWER), Optional.empty()))) {
      server.answer(200);
      String token = token(claims -> claims);
      assertThat(other.authenticate(token)).isInstanceOf(Outcome.Known.class);
      server.answer(503);
      assertThat(other.authenticate(token)).isInstanceOf(Outcome.Known.class);
      server.rotate("second");
      assertThat(other.authenticate(token(claims -> claims)))
          .isInstanceOfAny(Outcome.Busy.class, Outcome.Refused.class);
      assertThat(other.authenticate(token)).isInstanceOf(Outcome.Known.class);
    }
  }

  @Test
  void theScopeIsWhatItsClaimSays() {
    try (Provider scoped =
        provider(terms("roles", Optional.of(Role.VIEWER), Optional.of("monitorix_scope")))) {
      assertThat(
              scoped.authenticate(
                  token(
                      claims ->
                          claims.claim("monitorix_scope", List.of("cluster:lab", "tag:web")))))
          .isInstanceOfSatisfying(
              Outcome.Known.class,
              known ->
                  assertThat(known.caller().scope())
                      .isEqualTo(new Scope(Set.of("lab"), Set.of(), Set.of("web"))));
      assertThat(scoped.authenticate(token(claims -> claims))).isInstanceOf(Outcome.Refused.class);
      assertThat(scoped.authenticate(token(claims -> claims.claim("monitorix_scope", "lab"))))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void aTokenMayComeInTheHeaderThatIsConfiguredWhereThereIsNoOther() {
    Terms terms = terms("roles", Optional.of(Role.VIEWER), Optional.empty());
    Terms withHeader =
        new Terms(
            terms.issuer(),
            terms.audiences(),
            terms.usernameClaim(),
            terms.roleClaim(),
            terms.roles(),
            terms.defaultRole(),
            terms.scopeClaim(),
            "X-JWT-Assertion");
    String good = token(claims -> claims);
    try (Provider other = provider(withHeader)) {
      Authenticators all = new Authenticators(Optional.empty(), Optional.of(other));
      assertThat(all.hasCredentials()).isTrue();
      assertThat(all.authenticate(attempt("", good))).isInstanceOf(Outcome.Known.class);
      assertThat(all.authenticate(attempt("", good + "x"))).isInstanceOf(Outcome.Refused.class);
      assertThat(all.authenticate(attempt("Bearer x", good))).isInstanceOf(Outcome.Refused.class);
      assertThat(all.authenticate(attempt("", ""))).isInstanceOf(Outcome.Unknown.class);
      assertThat(all.authenticate(attempt("Bearer " + good, ""))).isInstanceOf(Outcome.Known.class);
    }
    Authenticators without = new Authenticators(Optional.empty(), Optional.of(provider));
    assertThat(without.authenticate(attempt("", good))).isInstanceOf(Outcome.Unknown.class);
  }

  private static Attempt attempt(String authorization, String assertion) {
    return new Attempt(
        authorization,
        "192.0.2.1",
        name -> name.equalsIgnoreCase("X-JWT-Assertion") ? assertion : "");
  }

  private Terms terms(String roleClaim, Optional<Role> otherwise, Optional<String> scopeClaim) {
    return new Terms(
        server.issuer(),
        Set.of("monitorix"),
        "preferred_username",
        roleClaim,
        Map.of(
            Role.VIEWER,
            Set.of("watchers"),
            Role.OPERATOR,
            Set.of("silencers"),
            Role.ADMIN,
            Set.of("owners")),
        otherwise,
        scopeClaim,
        "");
  }

  private Provider provider(Terms terms) {
    return new Provider(terms, Optional.empty(), ClientTls.SYSTEM, clock);
  }

  private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return server.token(claims(change));
  }

  private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change.apply(server.claims(clock.instant()).claim("realm_access", ROLES)).build();
  }

  private Date at(Duration from) {
    return Date.from(clock.instant().plus(from));
  }

  private void refused(String token) {
    assertThat(provider.authenticate(token)).isInstanceOf(Outcome.Refused.class);
  }
}
