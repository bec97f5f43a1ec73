package io.monitorix.exporter.auth.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.monitorix.alerts.store.database.Database;
import io.monitorix.exporter.auth.AccessException;
import io.monitorix.exporter.auth.Authenticator.Outcome;
import io.monitorix.exporter.auth.Caller;
import io.monitorix.exporter.auth.Role;
import io.monitorix.exporter.auth.secret.Secrets;
import io.monitorix.exporter.auth.user.User;
import io.monitorix.exporter.auth.user.UserChange;
import io.monitorix.exporter.config.AuthConfig;
import io.monitorix.exporter.fixture.AccessRoom;
import io.monitorix.exporter.fixture.TestDatabase;
import io.monitorix.exporter.fixture.VirtualClock;
import io.monitorix.exporter.state.Vault;
import io.monitorix.exporter.state.VaultKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {

  @TempDir private Path directory;

  private final VirtualClock clock = new VirtualClock();

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void anAccessTokenLetsInForHalfAnHour(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      User alice = room.user("alice", Role.OPERATOR);
      Issued issued = room.accounts().sessions().begin(alice, "192.0.2.1");
      assertThat(issued.toString()).doesNotContain(issued.accessToken());
      assertThat(room.bearer(issued.accessToken()))
          .isEqualTo(
              new Outcome.Known(
                  new Caller(
                      "alice", Caller.Kind.USER, Role.OPERATOR, alice.scope(), issued.session())));
      assertThat(room.accounts().users().get("alice").lastLoginAt()).contains(clock.instant());
      clock.advance(Duration.ofMinutes(30).minusSeconds(1));
      assertThat(room.bearer(issued.accessToken())).isInstanceOf(Outcome.Known.class);
      clock.advance(Duration.ofSeconds(1));
      assertThat(room.bearer(issued.accessToken())).isInstanceOf(Outcome.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aRefreshTokenIsGoodOnceAndASecondUseEndsTheSession(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Sessions sessions = room.accounts().sessions();
      Issued first = sessions.begin(room.user("alice", Role.ADMIN), "192.0.2.1");
      clock.advance(Duration.ofDays(6));
      Issued second = sessions.refresh(first.refreshToken()).issued();
      assertThat(second.session()).isEqualTo(first.session());
      clock.advance(Duration.ofDays(6));
      Issued third = sessions.refresh(second.refreshToken()).issued();
      assertThat(room.bearer(third.accessToken())).isInstanceOf(Outcome.Known.class);

      assertThatThrownBy(() -> sessions.refresh(first.refreshToken()))
          .isInstanceOf(AccessException.class)
          .hasMessageContaining("used before");
      assertThat(room.bearer(third.accessToken())).isInstanceOf(Outcome.Refused.class);
      assertThatThrownBy(() -> sessions.refresh(third.refreshToken()))
          .isInstanceOf(AccessException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aRefreshTokenEndsAfterAWeek(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Sessions sessions = room.accounts().sessions();
      Issued issued = sessions.begin(room.user("alice", Role.ADMIN), "192.0.2.1");
      clock.advance(Duration.ofDays(7));
      assertThatThrownBy(() -> sessions.refresh(issued.refreshToken()))
          .isInstanceOf(AccessException.class);
      assertThatThrownBy(() -> sessions.refresh("mtxr_" + "a".repeat(43)))
          .isInstanceOf(AccessException.class);
      clock.advance(Duration.ofDays(2));
      sessions.prune();
      assertThat(sessions.of(room.accounts().users().get("alice"))).isEmpty();
      assertThat(
              room.state()
                  .<Integer>read(
                      handle ->
                          handle
                              .createQuery("SELECT count(*) FROM monitorix_refresh_token")
                              .mapTo(Integer.class)
                              .one()))
          .isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSessionEndsAMonthAfterTheLoginHoweverOftenItIsRefreshed(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Sessions sessions = room.accounts().sessions();
      User alice = room.user("alice", Role.ADMIN);
      Instant end = clock.instant().plus(Duration.ofDays(30));
      Issued issued = sessions.begin(alice, "192.0.2.1");
      for (int i = 0; i < 4; i++) {
        clock.advance(Duration.ofDays(6));
        issued = sessions.refresh(issued.refreshToken()).issued();
      }
      assertThat(issued.refreshEnds()).isEqualTo(end);
      assertThat(sessions.of(alice))
          .singleElement()
          .returns(end, Session::endsAt)
          .returns(end, Session::latestEnd);

      clock.advance(Duration.ofDays(6).minusMinutes(10));
      Issued last = sessions.refresh(issued.refreshToken()).issued();
      assertThat(last.accessEnds()).isEqualTo(end);
      assertThat(room.bearer(last.accessToken())).isInstanceOf(Outcome.Known.class);

      clock.advance(Duration.ofMinutes(10));
      assertThat(room.bearer(last.accessToken())).isInstanceOf(Outcome.Refused.class);
      assertThat(sessions.of(alice)).isEmpty();
      assertThatThrownBy(() -> sessions.refresh(last.refreshToken()))
          .isInstanceOf(AccessException.class)
          .hasMessageContaining("log in again");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aShorterLimitEndsSessionsThatAreOlder(TestDatabase kind) {
    Database where = kind.fresh(directory);
    Issued issued;
    try (AccessRoom room = room(where)) {
      issued = room.accounts().sessions().begin(room.user("alice", Role.ADMIN), "192.0.2.1");
    }
    clock.advance(Duration.ofHours(2));
    try (AccessRoom room = AccessRoom.of(where, maxAge(Duration.ofHours(1)), directory, clock)) {
      assertThatThrownBy(() -> room.accounts().sessions().refresh(issued.refreshToken()))
          .isInstanceOf(AccessException.class);
    }
  }

  private static AuthConfig maxAge(Duration age) {
    AuthConfig usual = AuthConfig.DEFAULT;
    return new AuthConfig(
        usual.metricsClosed(),
        usual.encryptionKey(),
        usual.accessLifetime(),
        usual.refreshLifetime(),
        age,
        usual.passwordLength(),
        usual.passwordHistory(),
        usual.auditFile(),
        usual.auditRetention(),
        usual.oidc());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatEndsAccessIsSeenAtOnceHereAndSoonElsewhere(TestDatabase kind) {
    Database where = kind.fresh(directory);
    try (AccessRoom room = room(where);
        AccessRoom replica = room(where)) {
      Sessions sessions = room.accounts().sessions();
      User alice = room.user("alice", Role.OPERATOR);
      Issued issued = sessions.begin(alice, "192.0.2.1");
      assertThat(replica.bearer(issued.accessToken())).isInstanceOf(Outcome.Known.class);

      room.accounts()
          .users()
          .change(
              alice, new UserChange(Optional.of(Role.VIEWER), Optional.empty(), Optional.empty()));
      assertThat(room.bearer(issued.accessToken())).isInstanceOf(Outcome.Refused.class);
      clock.advance(Sessions.SEEN_WITHIN);
      assertThat(replica.bearer(issued.accessToken())).isInstanceOf(Outcome.Refused.class);

      Issued next = sessions.refresh(issued.refreshToken()).issued();
      assertThat(replica.bearer(next.accessToken()))
          .isInstanceOfSatisfying(
              Outcome.Known.class,
              known -> assertThat(known.caller().role()).isEqualTo(Role.VIEWER));
      room.accounts().users().setPassword("alice", "eleven green umbrellas");
      assertThat(room.bearer(next.accessToken())).isInstanceOf(Outcome.Refused.class);
      assertThatThrownBy(() -> sessions.refresh(next.refreshToken()))
          .isInstanceOf(AccessException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSessionIsEndedAloneOrWithAllOthers(TestDatabase kind) {
    try (AccessRoom room = room(kind.fresh(directory))) {
      Sessions sessions = room.accounts().sessions();
      User alice = room.user("alice", Role.ADMIN);
      Issued one = sessions.begin(alice, "192.0.2.1");
      Issued two = sessions.begin(alice, "192.0.2.2");
      Issued three = sessions.begin(alice, "192.0.2.3");
      assertThat(sessions.end(one.session())).isTrue();
      assertThat(sessions.end(one.session())).isFalse();
      assertThat(room.bearer(one.accessToken())).isInstanceOf(Outcome.Refused.class);
      assertThat(sessions.of(alice))
          .extracting(Session::address)
          .containsExactlyInAnyOrder("192.0.2.2", "192.0.2.3");
      assertThat(sessions.endAll(alice)).isEqualTo(2);
      assertThat(room.bearer(two.accessToken())).isInstanceOf(Outcome.Refused.class);
      assertThat(room.bearer(three.accessToken())).isInstanceOf(Outcome.Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void keysAreReplacedAndOldOnesKeptUntilTheirLastTokenEnds(TestDatabase kind) throws Exception {
    Database where = kind.fresh(directory);
    try (AccessRoom room = room(where)) {
      User alice = room.user("alice", Role.ADMIN);
      Sessions sessions = room.accounts().sessions();
      sessions.begin(alice, "192.0.2.1");
      clock.advance(Duration.ofDays(30).minusMinutes(1));
      Issued old = sessions.begin(alice, "192.0.2.1");
      clock.advance(Duration.ofMinutes(1));
      Issued fresh = sessions.begin(alice, "192.0.2.1");
      assertThat(keyId(fresh)).isNotEqualTo(keyId(old));
      assertThat(room.bearer(old.accessToken())).isInstanceOf(Outcome.Known.class);
      assertThat(room.bearer(fresh.accessToken())).isInstanceOf(Outcome.Known.class);
      clock.advance(Duration.ofDays(30));
      sessions.begin(alice, "192.0.2.1");
      assertThat(kind.number(where, "SELECT count(*) FROM monitorix_signing_key")).isEqualTo(2);
    }
    try (AccessRoom restarted = room(where)) {
      User alice = restarted.accounts().users().get("alice");
      Issued issued = restarted.accounts().sessions().begin(alice, "192.0.2.1");
      assertThat(restarted.bearer(issued.accessToken())).isInstanceOf(Outcome.Known.class);
      assertThat(kind.number(where, "SELECT count(*) FROM monitorix_signing_key")).isEqualTo(2);
    }
  }

  @Test
  void aTokenThatSomebodyElseMadeOrChangedIsRefused() throws Exception {
    try (AccessRoom room = room(TestDatabase.SQLITE.fresh(directory))) {
      User alice = room.user("alice", Role.VIEWER);
      Issued issued = room.accounts().sessions().begin(alice, "192.0.2.1");
      String good = issued.accessToken();
      String[] parts = good.split("\\.", -1);
      JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
      String id = keyId(issued);

      refused(room, parts[0] + "." + changed(parts[1]) + "." + parts[2]);
      refused(room, parts[0] + "." + parts[1] + ".");
      refused(room, parts[0] + "." + parts[1]);
      refused(room, encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
      refused(room, encoded("{\"alg\":\"none\",\"kid\":\"" + id + "\"}") + "." + parts[1] + ".");
      ECKey own = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
      refused(room, signed(JWSAlgorithm.ES256, id, claims, new ECDSASigner(own), each -> each));
      refused(
          room, signed(JWSAlgorithm.ES256, "other", claims, new ECDSASigner(own), each -> each));
      // The key comes with the token: a verifier that believes it would take anything.
      refused(
          room,
          signed(
              JWSAlgorithm.ES256,
              id,
              claims,
              new ECDSASigner(own),
              header -> header.jwk(own.toPublicJWK())));
      String publicKey =
          room.state()
              .read(
                  handle ->
                      handle
                          .createQuery("SELECT public_key FROM monitorix_signing_key")
                          .mapTo(String.class)
                          .one());
      refused(
          room,
          signed(
              JWSAlgorithm.HS256,
              id,
              claims,
              new MACSigner(publicKey.getBytes(UTF_8)),
              each -> each));
      // All zero: once good for any text in some Java versions.
      refused(
          room,
          parts[0]
              + "."
              + parts[1]
              + "."
              + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
      refused(room, "");
      refused(room, "a.b.c");
      refused(room, good + "x");
      assertThat(room.bearer(good)).isInstanceOf(Outcome.Known.class);
    }
  }

  @Test
  void claimsOfOthersAreRefusedEvenWithTheRightKey() throws Exception {
    try (AccessRoom room = room(TestDatabase.SQLITE.fresh(directory))) {
      User alice = room.user("alice", Role.VIEWER);
      Issued issued = room.accounts().sessions().begin(alice, "192.0.2.1");
      JWTClaimsSet claims = SignedJWT.parse(issued.accessToken()).getJWTClaimsSet();
      ECKey key = signingKey(room);
      JWSSigner signer = new ECDSASigner(key);
      String id = key.getKeyID();
      assertThat(room.bearer(signed(JWSAlgorithm.ES256, id, claims, signer, each -> each)))
          .isInstanceOf(Outcome.Known.class);
      refused(room, with(claims, signer, id, builder -> builder.issuer("somebody")));
      refused(room, with(claims, signer, id, builder -> builder.audience("somebody")));
      refused(room, with(claims, signer, id, builder -> builder.expirationTime(null)));
      refused(room, with(claims, signer, id, builder -> builder.claim("sid", "another")));
      refused(room, with(claims, signer, id, builder -> builder.claim("gen", 7)));
      refused(room, with(claims, signer, id, builder -> builder.claim("gen", "1")));
      refused(
          room,
          signed(
              JWSAlgorithm.ES256, id, claims, signer, header -> header.type(JOSEObjectType.JWT)));
    }
  }

  private static ECKey signingKey(AccessRoom room) throws Exception {
    SigningKeys keys =
        new SigningKeys(
            room.state(),
            new Vault(new VaultKey(Optional.empty(), room.directory())),
            new Secrets(new SecureRandom()),
            room.clock(),
            Duration.ofMinutes(30));
    return keys.signing();
  }

  private static String with(
      JWTClaimsSet claims, JWSSigner signer, String id, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    JWTClaimsSet changed = change.apply(new JWTClaimsSet.Builder(claims)).build();
    return signed(JWSAlgorithm.ES256, id, changed, signer, each -> each);
  }

  private static String signed(
      JWSAlgorithm algorithm,
      String id,
      JWTClaimsSet claims,
      JWSSigner signer,
      UnaryOperator<JWSHeader.Builder> header)
      throws Exception {
    SignedJWT token =
        new SignedJWT(
            header
                .apply(
                    new JWSHeader.Builder(algorithm).keyID(id).type(new JOSEObjectType("at+jwt")))
                .build(),
            claims);
    token.sign(signer);
    return token.serialize();
  }

  private static void refused(AccessRoom room, String token) {
    assertThat(room.bearer(token)).isInstanceOf(Outcome.Refused.class);
  }

  private static String keyId(Issued issued) throws Exception {
    return SignedJWT.parse(issued.accessToken()).getHeader().getKeyID();
  }

  private static String changed(String payload) {
    String json = new String(Base64.getUrlDecoder().decode(payload), UTF_8);
    return encoded(json.replace("\"viewer\"", "\"admin\""));
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private AccessRoom room(Database where) {
    return AccessRoom.of(where, directory, clock);
  }
}
